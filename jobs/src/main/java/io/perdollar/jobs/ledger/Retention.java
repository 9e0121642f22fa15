package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the ledger small (equations §12): hours for a while, day sums for ever, old versions while a report refers to them.
 */
public final class Retention {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ChargeSets chargeSets;

    Retention(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.chargeSets = new ChargeSets(jdbc);
    }

    /**
     * Folds and drops. It may be ended at any moment and goes on the next time.
     *
     * @param hoursFrom first UTC day whose hours are kept; a report that needs earlier ones can no longer be made again
     */
    public void apply(LocalDate hoursFrom) {
        transaction.executeWithoutResult(status -> {
            dropUnreferencedVersions();
            dropReplacedEvidence();
            foldEvidence(hoursFrom);
        });
        jdbc.query(
                        "SELECT id, usage_day FROM charge_set WHERE grain = 'HOUR' AND usage_day < ? ORDER BY id",
                        (row, number) -> Map.entry(row.getLong("id"), Sql.day(row, "usage_day")),
                        hoursFrom)
                .forEach(set -> transaction.executeWithoutResult(status -> fold(set.getKey(), set.getValue())));
    }

    /** Superseded versions that no run, finished or not, speaks of; then the charges that only they had. */
    private void dropUnreferencedVersions() {
        jdbc.update("""
                DELETE FROM day_control WHERE day_version_id IN (
                    SELECT id FROM day_version WHERE superseded_at IS NOT NULL
                        AND id NOT IN (SELECT day_version_id FROM run_day_version))
                """);
        jdbc.update("""
                DELETE FROM day_version WHERE superseded_at IS NOT NULL
                    AND id NOT IN (SELECT day_version_id FROM run_day_version)
                """);
        jdbc.update("DELETE FROM resource_day WHERE charge_set_id NOT IN (SELECT charge_set_id FROM day_version)");
        jdbc.update("DELETE FROM charge_set WHERE id NOT IN (SELECT charge_set_id FROM day_version)");
    }

    /** Evidence that was read again under other settings, once no run is older than that. */
    private void dropReplacedEvidence() {
        jdbc.update("""
                DELETE FROM evidence WHERE content_id IN (
                    SELECT c.id FROM log_content c WHERE c.ended_reading IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM run r WHERE r.evidence_generation < c.ended_reading))
                """);
    }

    private void foldEvidence(LocalDate hoursFrom) {
        jdbc.update("UPDATE evidence SET activity = NULL WHERE usage_day < ? AND activity IS NOT NULL", hoursFrom);
    }

    private void fold(long chargeSetId, LocalDate day) {
        List<Charge> hours = new ArrayList<>();
        chargeSets.forEachCharge(chargeSetId, day, hours::add);
        chargeSets.delete(chargeSetId);
        chargeSets.write(chargeSetId, day, daySums(day, hours));
        jdbc.update("UPDATE charge_set SET grain = 'DAY' WHERE id = ?", chargeSetId);
    }

    /** One charge per key, in the day's first hour. */
    private static Collection<Charge> daySums(LocalDate day, Collection<Charge> hours) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<ChargeKey, Charge> sums = new LinkedHashMap<>();
        for (Charge charge : hours) {
            Charge before = sums.getOrDefault(charge.key(), zero(charge.key(), midnight));
            SortedMap<String, BigDecimal> credits = new TreeMap<>(before.credits());
            charge.credits().forEach((type, amount) -> credits.merge(type, amount, BigDecimal::add));
            sums.put(
                    charge.key(),
                    new Charge(
                            midnight,
                            charge.key(),
                            before.usage().add(charge.usage()),
                            before.pricingUsage().add(charge.pricingUsage()),
                            before.exportCost().add(charge.exportCost()),
                            before.listCost().add(charge.listCost()),
                            before.contractedCost().add(charge.contractedCost()),
                            credits));
        }
        return sums.values();
    }

    private static Charge zero(ChargeKey key, Instant midnight) {
        return new Charge(
                midnight, key, Numeric.ZERO, Numeric.ZERO, Numeric.ZERO, Numeric.ZERO, Numeric.ZERO, new TreeMap<>());
    }
}
