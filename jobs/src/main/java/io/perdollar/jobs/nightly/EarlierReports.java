package io.perdollar.jobs.nightly;

import io.perdollar.analysis.budget.DelaySample;
import io.perdollar.analysis.change.ChangeExplanation.Before;
import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.EarlierRuns;
import io.perdollar.analysis.measure.EarlierRuns.AccountDate;
import io.perdollar.analysis.measure.EarlierRuns.Previous;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.jobs.ledger.Knowledge;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.MovedBill;
import io.perdollar.jobs.ledger.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the ledger keeps of earlier runs, as analysis takes it. */
final class EarlierReports {
    /** Runs of so many days before teach how late rows come. */
    private static final int LEARNING_DAYS = 35;

    /** Days before a report date that may not have been whole then. */
    private static final int LATE_DAYS = 5;

    private static final double MINUTES_OF_HOUR = 60;

    private EarlierReports() {}

    static EarlierRuns of(Ledger ledger, Run run, AnalysisSettings settings, CurrencyCode currency) {
        Optional<Previous> previous = ledger.runs().previous(run).flatMap(earlier -> previous(ledger, run, earlier));
        List<Knowledge> known = ledger.runs().knowledge(run, run.reportDate().minusDays(LEARNING_DAYS), LATE_DAYS);
        return new EarlierRuns(
                previous.orElse(null),
                samples(known, run, settings.settleAfter()),
                ledger.adviceBook().history(run, currency));
    }

    private static Optional<Previous> previous(Ledger ledger, Run run, Run earlier) {
        return ledger.runs().total(earlier).map(total -> {
            MovedBill moved = ledger.runs().moved(run, earlier);
            return new Previous(
                    new Before(earlier.reportDate(), earlier.attempt(), total.windowFrom(), total.billedCost()),
                    total.currency(),
                    moved.days().stream()
                            .map(day -> new AccountDate(day.day(), day.billingAccount()))
                            .collect(Collectors.toSet()),
                    moved.before());
        });
    }

    /** Only days that are settled by now say how much of them had arrived. */
    private static List<DelaySample> samples(Collection<Knowledge> known, Run run, Duration settleAfter) {
        Instant knownNow = Optional.ofNullable(run.knownAt()).orElse(Instant.MIN);
        return known.stream()
                .filter(day -> !end(day.day().day()).plus(settleAfter).isAfter(knownNow))
                .sorted(Comparator.comparing((Knowledge day) -> day.day()).thenComparing(Knowledge::accountKnownAt))
                .map(day -> new DelaySample(
                        Duration.between(end(day.day().day()), day.accountKnownAt())
                                        .toMinutes()
                                / MINUTES_OF_HOUR,
                        day.billedCost(),
                        day.settledCost()))
                .toList();
    }

    private static Instant end(LocalDate utcDay) {
        return utcDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
