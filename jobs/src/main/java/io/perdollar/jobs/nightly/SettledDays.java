package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.analysis.measure.DayVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** A day that should be settled has a bill (equations §12). */
final class SettledDays {
    private SettledDays() {}

    /**
     * Refuses a bill without any row on a UTC day that lies inside the report window, after the bill's first day, and whose
     * end is longer ago than late rows take.
     *
     * @param now tells which days should be settled
     */
    static void check(AnalysisSettings settings, Bill bill, Instant now) {
        Set<LocalDate> billed = bill.days().stream().map(DayVersion::day).collect(Collectors.toSet());
        LocalDate first = billed.stream()
                .min(Comparator.naturalOrder())
                .orElse(settings.window().from());
        Instant end =
                settings.reportDate().plusDays(1).atStartOfDay(settings.zone()).toInstant();
        LocalDate day =
                first.isBefore(settings.window().from()) ? settings.window().from() : first;
        for (;
                !endOf(day).isAfter(end)
                        && !endOf(day).plus(settings.settleAfter()).isAfter(now);
                day = day.plusDays(1)) {
            if (!billed.contains(day)) {
                throw new DataCheckException(
                        "the bill has no row at all of " + day + " (UTC), expected some: the day ended more than "
                                + settings.settleAfter().toHours() + " h ago; the newest export_time known is "
                                + bill.days().stream()
                                        .map(DayVersion::newestExportTime)
                                        .max(Comparator.naturalOrder())
                                        .map(Instant::toString)
                                        .orElse("none")
                                + "; refresh the export files, or name a date that they hold with --date");
            }
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
