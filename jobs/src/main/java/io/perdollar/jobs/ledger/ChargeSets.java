package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.jobs.ledger.codec.ChargeCodec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The charges of days, one row for a resource and its 24 hours. A set, once written, stays as it is. */
final class ChargeSets {
    /** Keys of one row; only charges that name no resource come near it. H2 takes a million bytes a column. */
    private static final int KEYS_PER_ROW = 1_000;

    private static final int BATCH = 500;

    private static final int DECODED_AT_ONCE = 64;

    private static final String INSERT = """
            INSERT INTO resource_day (charge_set_id, part, resource_id, resource_name, project_id, zone, currency,
                export_cost, list_cost, contracted_cost, billed_cost, promotions, charge_count, charges)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    ChargeSets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the charges of one row have in common. */
    private record Group(
            @Nullable String resourceId, @Nullable String project, String currency) {
        static final Comparator<Group> ORDER = Comparator.comparing(
                        Group::resourceId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Group::project, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Group::currency);

        static Group of(ChargeKey key) {
            return new Group(key.resourceId(), key.projectId(), key.currency().code());
        }
    }

    /** One row in the making. */
    private record Part(int number, Group group, List<Charge> charges) {}

    /** Writes the rows of a set. */
    void write(long chargeSetId, LocalDate day, Collection<Charge> charges) {
        SortedMap<Group, List<Charge>> groups = new TreeMap<>(Group.ORDER);
        // Charges of a day share key objects.
        IdentityHashMap<ChargeKey, List<Charge>> ofKeys = new IdentityHashMap<>();
        charges.forEach(charge -> ofKeys.computeIfAbsent(
                        charge.key(), key -> groups.computeIfAbsent(Group.of(key), added -> new ArrayList<>()))
                .add(charge));
        List<Part> parts = new ArrayList<>();
        groups.forEach((group, ofGroup) ->
                split(ofGroup).forEach(ofRow -> parts.add(new Part(parts.size(), group, ofRow))));
        for (int from = 0; from < parts.size(); from += BATCH) {
            // Encoding takes longer than the database does.
            jdbc.batchUpdate(
                    INSERT,
                    parts.subList(from, Math.min(from + BATCH, parts.size())).parallelStream()
                            .map(part -> row(chargeSetId, part, day))
                            .toList());
        }
    }

    /** Hands over the charges of a set, row by row, in the order in which they were written. */
    void forEachCharge(long chargeSetId, LocalDate day, Consumer<Charge> consumer) {
        List<byte[]> read = new ArrayList<>(DECODED_AT_ONCE);
        RowCallbackHandler each = row -> {
            read.add(row.getBytes(1));
            if (read.size() == DECODED_AT_ONCE) {
                decode(day, read, consumer);
            }
        };
        jdbc.query("SELECT charges FROM resource_day WHERE charge_set_id = ? ORDER BY part", each, chargeSetId);
        decode(day, read, consumer);
    }

    private static void decode(LocalDate day, List<byte[]> rows, Consumer<Charge> consumer) {
        rows.parallelStream()
                .map(charges -> ChargeCodec.decode(day, charges))
                .toList()
                .forEach(ofRow -> ofRow.forEach(consumer));
        rows.clear();
    }

    void delete(long chargeSetId) {
        jdbc.update("DELETE FROM resource_day WHERE charge_set_id = ?", chargeSetId);
    }

    /** A list of lists with few enough keys each; charges of one key stay together. */
    private static Collection<List<Charge>> split(List<Charge> charges) {
        if (charges.size() <= KEYS_PER_ROW) {
            return List.of(charges);
        }
        Set<ChargeKey> keys = new HashSet<>();
        charges.forEach(charge -> keys.add(charge.key()));
        if (keys.size() <= KEYS_PER_ROW) {
            return List.of(charges);
        }
        Map<ChargeKey, Integer> rowOf = new HashMap<>();
        keys.stream()
                .sorted(Comparator.comparing(ChargeKey::toString))
                .forEach(key -> rowOf.put(key, rowOf.size() / KEYS_PER_ROW));
        SortedMap<Integer, List<Charge>> rows = new TreeMap<>();
        charges.forEach(charge -> rows.computeIfAbsent(rowOf.getOrDefault(charge.key(), 0), added -> new ArrayList<>())
                .add(charge));
        return rows.values();
    }

    private static Object[] row(long chargeSetId, Part part, LocalDate day) {
        Group group = part.group();
        List<Charge> charges = part.charges();
        Charge newest = charges.stream().max(Comparator.comparing(Charge::hour)).orElseThrow();
        Resource resource = newest.key().resource();
        return new @Nullable Object[] {
            chargeSetId,
            part.number(),
            Sql.storableOrNull(group.resourceId()),
            Sql.storableOrNull(resource == null ? null : resource.name()),
            Sql.storableOrNull(group.project()),
            Sql.storableOrNull(newest.key().location().zoneOrLocation()),
            group.currency(),
            sum(charges, Charge::exportCost),
            sum(charges, Charge::listCost),
            sum(charges, Charge::contractedCost),
            sum(charges, Charge::billedCost),
            sum(charges, charge -> charge.credit(Charge.PROMOTION)),
            charges.size(),
            ChargeCodec.encode(day, charges)
        };
    }

    private static BigDecimal sum(List<Charge> charges, Function<Charge, BigDecimal> amount) {
        return charges.stream().map(amount).reduce(Numeric.ZERO, BigDecimal::add);
    }
}
