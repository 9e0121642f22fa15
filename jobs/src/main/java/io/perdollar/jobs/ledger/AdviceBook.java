package io.perdollar.jobs.ledger;

import io.perdollar.analysis.life.AdviceHistory;
import io.perdollar.analysis.life.AdviceSubject;
import io.perdollar.analysis.life.GivenAdvice;
import io.perdollar.analysis.life.NightAdvice;
import io.perdollar.analysis.life.SubjectDay;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.AdviceLife;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionTemplate;

/** What reports advised, and what they saw of it: from these the life of a recommendation is told anew each night. */
public final class AdviceBook {
    /** A life is told from so many days before a report. */
    public static final int LOOK_BACK_DAYS = 400;

    /**
     * Newest attempts of the dates before a run that had finished when it started, so that a report that is made again knows
     * the same as then.
     */
    private static final String EARLIER = """
            FROM run r WHERE r.status = 'FINISHED' AND r.report_date >= ? AND r.report_date < ? AND r.finished_at <= ?
                AND r.attempt = (SELECT MAX(a.attempt) FROM run a
                    WHERE a.report_date = r.report_date AND a.status = 'FINISHED' AND a.finished_at <= ?)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    AdviceBook(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * What reports before a run advised and saw.
     *
     * @param currency of the run's report; what was told in another one cannot be compared and is left out
     */
    public AdviceHistory history(Run run, CurrencyCode currency) {
        AdvisedSubjects subjects = new AdvisedSubjects(jdbc);
        Object[] earlier = {
            run.reportDate().minusDays(LOOK_BACK_DAYS),
            run.reportDate(),
            Sql.instant(run.startedAt()),
            Sql.instant(run.startedAt())
        };
        Map<Long, LocalDate> dates = new LinkedHashMap<>();
        RowCallbackHandler eachRun = row -> dates.put(row.getLong("id"), Sql.day(row, "report_date"));
        jdbc.query("SELECT r.id, r.report_date " + EARLIER + " ORDER BY r.report_date", eachRun, earlier);
        Map<LocalDate, List<GivenAdvice>> given = new TreeMap<>();
        dates.values().forEach(date -> given.put(date, new ArrayList<>()));
        RowCallbackHandler eachAdvice = row -> {
            if (row.getString("currency").equals(currency.code())) {
                given.getOrDefault(dates.get(row.getLong("run_id")), new ArrayList<>())
                        .add(AdviceRows.given(row, subjects));
            }
        };
        jdbc.query(
                "SELECT * FROM advice WHERE run_id IN (SELECT r.id " + EARLIER + ") ORDER BY run_id, part",
                eachAdvice,
                earlier);
        List<NightAdvice> nights = new ArrayList<>();
        given.forEach((date, advice) -> nights.add(new NightAdvice(date, advice)));
        return new AdviceHistory(nights, days(subjects, dates, currency, earlier));
    }

    /** Of each day what the run of the latest report date saw. */
    private List<SubjectDay> days(
            AdvisedSubjects subjects, Map<Long, LocalDate> dates, CurrencyCode currency, Object[] earlier) {
        record Seen(AdviceSubject subject, LocalDate date) {}
        Map<Seen, SubjectDay> newest = new LinkedHashMap<>();
        Map<Seen, LocalDate> seenOn = new LinkedHashMap<>();
        RowCallbackHandler each = row -> {
            if (row.getString("currency").equals(currency.code())) {
                SubjectDay day = AdviceRows.day(row, subjects);
                LocalDate on = Objects.requireNonNull(dates.get(row.getLong("run_id")));
                Seen key = new Seen(day.subject(), day.date());
                LocalDate known = seenOn.get(key);
                if (known == null || on.isAfter(known)) {
                    newest.put(key, day);
                    seenOn.put(key, on);
                }
            }
        };
        jdbc.query(
                "SELECT * FROM advised_day WHERE run_id IN (SELECT r.id " + EARLIER
                        + ") ORDER BY subject_id, usage_day",
                each,
                earlier);
        return List.copyOf(newest.values());
    }

    /**
     * Keeps what a run advises and sees, and how it tells it; a second time replaces the first.
     *
     * @param currency of the report
     * @param days of those who were advised before; only what earlier runs did not see alike is kept
     */
    public void record(
            Run run,
            CurrencyCode currency,
            NightAdvice advice,
            Collection<SubjectDay> days,
            Collection<AdviceLife> lives) {
        transaction.executeWithoutResult(status -> {
            for (String table : List.of("advice", "advised_day", "advice_life")) {
                jdbc.update("DELETE FROM " + table + " WHERE run_id = ?", run.id());
            }
            Set<SubjectDay> known = new HashSet<>(history(run, currency).days());
            AdvisedSubjects subjects = new AdvisedSubjects(jdbc);
            jdbc.batchUpdate(
                    AdviceRows.INSERT_ADVICE,
                    numbered(advice.given(), (given, part) -> AdviceRows.row(run, part, currency, given, subjects)));
            jdbc.batchUpdate(
                    AdviceRows.INSERT_DAY,
                    days.stream()
                            .filter(day -> !known.contains(day))
                            .map(day -> AdviceRows.row(run, currency, day, subjects))
                            .toList());
            jdbc.batchUpdate(
                    AdviceRows.INSERT_LIFE, numbered(lives, (life, part) -> AdviceRows.row(run, part, currency, life)));
        });
    }

    private interface Numbered<T> {
        Object[] row(T item, int part);
    }

    private static <T> List<Object[]> numbered(Collection<T> items, Numbered<T> rows) {
        List<Object[]> all = new ArrayList<>();
        items.forEach(item -> all.add(rows.row(item, all.size())));
        return all;
    }
}
