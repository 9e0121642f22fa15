package io.perdollar.jobs.ledger;

import io.perdollar.analysis.money.CurrencyCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Every report that was made or begun, and what it was made from. */
public final class Runs {
    private static final int FAILURE_LENGTH = 4_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DayVersions dayVersions;
    private final Documents documents;

    Runs(JdbcTemplate jdbc, TransactionTemplate transaction, DayVersions dayVersions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dayVersions = dayVersions;
        this.documents = new Documents(jdbc);
    }

    /**
     * Begins a report: the newest attempt of the date goes on where it has not finished, else there is a new one.
     *
     * @param engine {@code files} or {@code bigquery}
     */
    public Run start(LocalDate reportDate, String engine, Instant now) {
        return inTransaction(() -> {
            Optional<Run> newest = newest(reportDate);
            if (newest.isPresent() && newest.get().status() != RunStatus.FINISHED) {
                long id = newest.get().id();
                jdbc.update("""
                        UPDATE run SET status = 'RUNNING', engine = ?, started_at = ?, finished_at = NULL, failure = NULL
                        WHERE id = ?
                        """, engine, Sql.instant(now), id);
                return get(id);
            }
            return get(Sql.insert(
                    jdbc,
                    "INSERT INTO run (report_date, attempt, engine, status, started_at) VALUES (?, ?, ?, 'RUNNING', ?)",
                    reportDate,
                    newest.map(Run::attempt).orElse(0) + 1,
                    engine,
                    Sql.instant(now)));
        });
    }

    /**
     * Fixes what the report is made from, so that it can be made again whatever is learned later. A second time, after a
     * restart, replaces the first.
     *
     * @param texts copies by name: {@code configuration}, {@code catalogue}, {@code inventory} …
     * @param evidenceGeneration {@link Evidence#generation} after the logs were read
     */
    public Run fix(Run run, LedgerBill bill, long evidenceGeneration, Map<String, String> texts) {
        return inTransaction(() -> {
            jdbc.update("DELETE FROM run_day_version WHERE run_id = ?", run.id());
            jdbc.batchUpdate(
                    "INSERT INTO run_day_version (run_id, day_version_id) VALUES (?, ?)",
                    bill.versionIds().stream()
                            .map(id -> new Object[] {run.id(), id})
                            .toList());
            jdbc.update(
                    "UPDATE run SET known_at = ?, evidence_generation = ? WHERE id = ?",
                    Sql.instantOrNull(bill.knownAt().orElse(null)),
                    evidenceGeneration,
                    run.id());
            documents.replace(run.id(), texts);
            return get(run.id());
        });
    }

    /** The report is there. */
    public Run finish(Run run, Instant now) {
        return end(run, RunStatus.FINISHED, null, now);
    }

    /**
     * The report could not be made.
     *
     * @param failure what and where, for people
     */
    public Run fail(Run run, String failure, Instant now) {
        return end(run, RunStatus.FAILED, Sql.clipped(failure, FAILURE_LENGTH), now);
    }

    /** The texts that the run was made with, by name. */
    public SortedMap<String, String> texts(Run run) {
        return documents.of(run.id());
    }

    public Optional<Run> find(LocalDate reportDate, int attempt) {
        return one("WHERE report_date = ? AND attempt = ?", reportDate, attempt);
    }

    /** The newest attempt of a date, however it ended. */
    public Optional<Run> newest(LocalDate reportDate) {
        return one("WHERE report_date = ? ORDER BY attempt DESC", reportDate);
    }

    /** The newest attempt of a date that finished: what {@code report} renders again where none was mailed. */
    public Optional<Run> newestFinished(LocalDate reportDate) {
        return one("WHERE report_date = ? AND status = 'FINISHED' ORDER BY attempt DESC", reportDate);
    }

    /** The finished run with the latest report date: the last success. */
    public Optional<Run> lastSuccess() {
        return one("WHERE status = 'FINISHED' ORDER BY report_date DESC, attempt DESC");
    }

    /**
     * The run before this one: the latest earlier report date, or an earlier attempt of the same. Only runs that had
     * finished when this one started count, so that a report that is made again compares with the same as then.
     */
    public Optional<Run> previous(Run run) {
        return one("""
                WHERE status = 'FINISHED' AND finished_at <= ? AND (report_date < ? OR report_date = ? AND attempt < ?)
                ORDER BY report_date DESC, attempt DESC
                """, Sql.instant(run.startedAt()), run.reportDate(), run.reportDate(), run.attempt());
    }

    /**
     * The days whose charges both runs know, and know differently; by day, account, currency.
     *
     * @param run with its day versions fixed
     * @param earlier usually {@link #previous}
     */
    public List<Restatement> restated(Run run, Run earlier) {
        return Restatement.between(dayVersions.of(earlier), dayVersions.of(run));
    }

    /** Keeps what the report came to; a second time replaces it. */
    public void recordTotal(Run run, RunTotal total) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("DELETE FROM run_total WHERE run_id = ?", run.id());
            jdbc.update(
                    "INSERT INTO run_total (run_id, window_from, currency, billed_cost) VALUES (?, ?, ?, ?)",
                    run.id(),
                    total.windowFrom(),
                    total.currency().code(),
                    total.billedCost());
        });
    }

    /** What a report came to; empty for reports of a version that did not keep it. */
    public Optional<RunTotal> total(Run run) {
        return jdbc
                .query(
                        "SELECT * FROM run_total WHERE run_id = ?",
                        (row, number) -> new RunTotal(
                                Sql.day(row, "window_from"),
                                new CurrencyCode(row.getString("currency")),
                                row.getBigDecimal("billed_cost")),
                        run.id())
                .stream()
                .findFirst();
    }

    /** The days of a run that an earlier one knew otherwise or not at all. */
    public MovedBill moved(Run run, Run earlier) {
        return MovedBill.between(dayVersions.of(earlier), dayVersions.of(run));
    }

    /**
     * What earlier runs knew of the last days before their report dates, against what this run knows of them.
     *
     * @param since first report date to look at
     * @param days how many days before a report date
     */
    public List<Knowledge> knowledge(Run run, LocalDate since, int days) {
        LedgerBill now = dayVersions.of(run);
        List<Knowledge> all = new ArrayList<>();
        for (Run earlier : finished(since, run)) {
            LedgerBill then = dayVersions.of(earlier);
            all.addAll(then.against(now, earlier.reportDate().minusDays(days)));
        }
        return all;
    }

    /** Runs that had finished when a run started, of report dates before it; the newest attempt of each. */
    private List<Run> finished(LocalDate since, Run before) {
        return jdbc.query(
                """
                SELECT * FROM run WHERE status = 'FINISHED' AND report_date >= ? AND report_date < ? AND finished_at <= ?
                    AND attempt = (SELECT MAX(r.attempt) FROM run r
                        WHERE r.report_date = run.report_date AND r.status = 'FINISHED' AND r.finished_at <= ?)
                ORDER BY report_date
                """,
                (row, number) -> run(row),
                since,
                before.reportDate(),
                Sql.instant(before.startedAt()),
                Sql.instant(before.startedAt()));
    }

    private Run end(Run run, RunStatus status, @Nullable String failure, Instant now) {
        return inTransaction(() -> {
            jdbc.update(
                    "UPDATE run SET status = ?, finished_at = ?, failure = ? WHERE id = ?",
                    status.name(),
                    Sql.instant(now),
                    failure,
                    run.id());
            return get(run.id());
        });
    }

    private Run get(long id) {
        return one("WHERE id = ?", id).orElseThrow();
    }

    private Optional<Run> one(String condition, Object... arguments) {
        return jdbc
                .query(
                        "SELECT * FROM run " + condition + " FETCH FIRST 1 ROW ONLY",
                        (row, number) -> run(row),
                        arguments)
                .stream()
                .findFirst();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                Sql.day(row, "report_date"),
                row.getInt("attempt"),
                row.getString("engine"),
                RunStatus.valueOf(row.getString("status")),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "finished_at"),
                row.getString("failure"),
                Sql.instantOrNull(row, "known_at"),
                Sql.longOrNull(row, "evidence_generation"));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
