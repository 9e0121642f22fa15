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
    /** A month's mail may be sent by any report of the month after: it is over so long after the report that brought it. */
    private static final int LONGEST_PERIOD_DAYS = 62;

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
            forgetMails(hoursFrom.minusDays(LONGEST_PERIOD_DAYS));
            forgetAdvice(hoursFrom.minusDays(AdviceBook.LOOK_BACK_DAYS), hoursFrom);
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

    /**
     * Drops mails that nobody had, and the readers of the others: that these were sent is kept for ever, so that nothing is
     * sent twice whatever report is made again.
     */
    private void forgetMails(LocalDate before) {
        List<Object[]> readers = mails(before, "");
        List<Object[]> unsent = mails(before, """
                AND NOT EXISTS (SELECT 1 FROM outbox_reader b
                    WHERE b.outbox_id = o.id AND b.state IN ('CLAIMED', 'SENT', 'AMBIGUOUS'))
                """);
        jdbc.batchUpdate("DELETE FROM outbox_reader WHERE outbox_id = ?", readers);
        jdbc.batchUpdate("DELETE FROM outbox WHERE id = ?", unsent);
    }

    /**
     * Drops advice that no report which can still be made again looks back to, what such reports saw, and how reports that can no longer be made again told it.
     */
    private void forgetAdvice(LocalDate before, LocalDate hoursFrom) {
        jdbc.update("DELETE FROM advice WHERE run_id IN (SELECT id FROM run WHERE report_date < ?)", before);
        jdbc.update("DELETE FROM advised_day WHERE run_id IN (SELECT id FROM run WHERE report_date < ?)", before);
        jdbc.update("DELETE FROM advice_life WHERE run_id IN (SELECT id FROM run WHERE report_date < ?)", hoursFrom);
        jdbc.update("""
                DELETE FROM advised_subject WHERE id NOT IN (SELECT subject_id FROM advice)
                    AND id NOT IN (SELECT subject_id FROM advised_day)
                """);
    }

    /** Ids of mails that still have readers, brought by reports of before a date. */
    private List<Object[]> mails(LocalDate before, String condition) {
        return jdbc.query("""
                SELECT o.id FROM outbox o JOIN run r ON r.id = o.run_id
                WHERE r.report_date < ? AND EXISTS (SELECT 1 FROM outbox_reader b WHERE b.outbox_id = o.id)
                """ + condition, (row, number) -> new Object[] {row.getLong("id")}, before);
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
