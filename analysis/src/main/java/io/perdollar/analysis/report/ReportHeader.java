package io.perdollar.analysis.report;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a report speaks of.
 *
 * @param reportDate last local day of the window
 * @param attempt 1 for the first run of a date
 * @param knownAt newest export_time among the day versions; null where there are none
 * @param engine {@code files} or {@code bigquery}
 * @param zone time zone of days, weeks and working hours
 * @param currency report currency
 * @param provisional some day of the window is not settled
 * @param from first local day of the window
 * @param days length of the window
 * @param scope what the report was cut to
 */
public record ReportHeader(
        LocalDate reportDate,
        int attempt,
        @Nullable Instant knownAt,
        String engine,
        ZoneId zone,
        CurrencyCode currency,
        boolean provisional,
        LocalDate from,
        int days,
        Scope scope) {}
