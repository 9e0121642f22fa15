package io.perdollar.jobs.ledger.codec;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The charges of one UTC day as a column: the version, then deflated a table of texts, and for each key its hours and its
 * amounts as {@linkplain DecimalVector vectors}. The same charges in any order give the same bytes.
 */
public final class ChargeCodec {
    /** First byte of every row; a row of another version is refused, not guessed. */
    private static final byte VERSION = 1;

    private static final int HOURS = 24;
    private static final int LARGEST = 1 << 26;

    private static final Comparator<Charge> IN_ORDER = Comparator.comparing(Charge::hour)
            .thenComparing(Charge::exportCost)
            .thenComparing(Charge::usage)
            .thenComparing(Charge::pricingUsage)
            .thenComparing(Charge::listCost)
            .thenComparing(Charge::contractedCost)
            .thenComparing(charge -> charge.credits().toString());

    private ChargeCodec() {}

    /**
     * The charges as bytes.
     *
     * @throws IllegalArgumentException if a charge's hour lies outside the day
     */
    public static byte[] encode(LocalDate day, Collection<Charge> charges) {
        byte[] deflated = Deflated.deflate(plain(day, charges));
        byte[] row = new byte[deflated.length + 1];
        row[0] = VERSION;
        System.arraycopy(deflated, 0, row, 1, deflated.length);
        return row;
    }

    /**
     * The charges again, sorted by key, then hour.
     *
     * @throws LedgerRowException if the bytes are not what {@link #encode} wrote
     */
    public static List<Charge> decode(LocalDate day, byte[] row) {
        if (row.length == 0 || row[0] != VERSION) {
            throw new LedgerRowException("expected charges of version " + VERSION + ", got "
                    + (row.length == 0 ? "nothing" : "version " + row[0]));
        }
        ByteReader in = new ByteReader(Deflated.inflate(row, 1, LARGEST));
        try {
            TextTable texts = TextTable.read(in);
            List<Charge> charges = new ArrayList<>();
            for (int keys = in.count(in.left()); keys > 0; keys--) {
                readKey(in, texts, day, charges);
            }
            in.requireEnd();
            return charges;
        } catch (IllegalArgumentException e) {
            throw new LedgerRowException("expected charges of " + day + ": " + e.getMessage(), e);
        }
    }

    /** The charges of one key, and the key to sort by. */
    private record Keyed(ChargeKeyCodec.Parts key, List<Charge> charges) {}

    private static byte[] plain(LocalDate day, Collection<Charge> charges) {
        List<Keyed> byKey = charges.stream().collect(Collectors.groupingBy(Charge::key)).values().stream()
                .map(ofKey -> new Keyed(ChargeKeyCodec.Parts.of(ofKey.get(0).key()), ofKey))
                .sorted(Comparator.comparing(Keyed::key))
                .toList();
        TextTable texts = new TextTable();
        ByteWriter body = new ByteWriter();
        body.unsigned(byKey.size());
        for (Keyed ofKey : byKey) {
            ofKey.charges().sort(IN_ORDER);
            writeKey(body, texts, day, ofKey);
        }
        ByteWriter out = new ByteWriter();
        texts.write(out);
        out.bytes(body);
        return out.toByteArray();
    }

    private static void writeKey(ByteWriter out, TextTable texts, LocalDate day, Keyed ofKey) {
        ChargeKeyCodec.write(out, texts, ofKey.key());
        List<Charge> charges = ofKey.charges();
        out.unsigned(charges.size());
        int before = 0;
        for (Charge charge : charges) {
            int hour = hourOfDay(day, charge.hour());
            out.unsigned(hour - before);
            before = hour;
        }
        vector(out, charges, Charge::usage);
        vector(out, charges, Charge::pricingUsage);
        vector(out, charges, Charge::exportCost);
        vector(out, charges, charge -> charge.listCost().subtract(charge.exportCost()));
        vector(out, charges, charge -> charge.contractedCost().subtract(charge.exportCost()));
        SortedMap<String, List<BigDecimal>> credits = new TreeMap<>();
        charges.forEach(charge -> charge.credits()
                .forEach((type, amount) -> credits.computeIfAbsent(type, added -> new ArrayList<>())
                        .add(amount)));
        out.unsigned(credits.size());
        credits.forEach((type, amounts) -> {
            out.unsigned(texts.number(type));
            charges.forEach(charge -> out.unsigned(charge.credits().containsKey(type) ? 1 : 0));
            DecimalVector.write(out, amounts);
        });
    }

    private static void readKey(ByteReader in, TextTable texts, LocalDate day, List<Charge> charges) {
        ChargeKey key = ChargeKeyCodec.read(in, texts);
        int size = in.count(in.left());
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Instant> hours = new ArrayList<>(size);
        int hour = 0;
        for (int i = 0; i < size; i++) {
            hour += in.count(HOURS - 1 - hour);
            hours.add(midnight.plusSeconds(3_600L * hour));
        }
        BigDecimal[] usage = DecimalVector.read(in, size);
        BigDecimal[] pricingUsage = DecimalVector.read(in, size);
        BigDecimal[] exportCost = DecimalVector.read(in, size);
        BigDecimal[] listCost = DecimalVector.read(in, size);
        BigDecimal[] contractedCost = DecimalVector.read(in, size);
        List<SortedMap<String, BigDecimal>> credits = credits(in, texts, size);
        for (int i = 0; i < size; i++) {
            charges.add(new Charge(
                    hours.get(i),
                    key,
                    usage[i],
                    pricingUsage[i],
                    exportCost[i],
                    exportCost[i].add(listCost[i]),
                    exportCost[i].add(contractedCost[i]),
                    credits.get(i)));
        }
    }

    private static List<SortedMap<String, BigDecimal>> credits(ByteReader in, TextTable texts, int size) {
        int types = in.count(in.left());
        if (types == 0) {
            return Collections.nCopies(size, Collections.emptySortedMap());
        }
        List<SortedMap<String, BigDecimal>> credits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            credits.add(new TreeMap<>());
        }
        for (; types > 0; types--) {
            String type = texts.required(in);
            List<Map<String, BigDecimal>> having = new ArrayList<>();
            for (Map<String, BigDecimal> charge : credits) {
                if (in.count(1) == 1) {
                    having.add(charge);
                }
            }
            BigDecimal[] amounts = DecimalVector.read(in, having.size());
            for (int i = 0; i < amounts.length; i++) {
                having.get(i).put(type, amounts[i]);
            }
        }
        return credits;
    }

    private static void vector(ByteWriter out, List<Charge> charges, Function<Charge, BigDecimal> amount) {
        DecimalVector.write(out, charges.stream().map(amount).toList());
    }

    private static int hourOfDay(LocalDate day, Instant hour) {
        long seconds = hour.getEpochSecond() - day.toEpochDay() * 86_400;
        if (seconds < 0 || seconds >= 86_400) {
            throw new IllegalArgumentException("expected a charge of " + day + ", got one of " + hour);
        }
        return (int) (seconds / 3_600);
    }
}
