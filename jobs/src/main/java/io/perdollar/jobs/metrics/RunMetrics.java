package io.perdollar.jobs.metrics;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.jobs.config.Configuration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one run went, for the file that the configuration names; without one nothing is written. A run that failed says so and
 * leaves what the last success wrote of itself. A file that cannot be written is a warning: the report is what counts.
 */
public final class RunMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(RunMetrics.class);
    private static final String END = "# EOF\n";

    /** The first line of what a success says, and what a failed run takes over. */
    private static final String SUCCESS = "# HELP perdollar_last_success_timestamp_seconds ";

    private final @Nullable Path file;
    private final Clock clock;
    private final Instant started;

    private RunMetrics(@Nullable Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Begins to measure. */
    public static RunMetrics begin(Configuration configuration, Clock clock) {
        return new RunMetrics(configuration.metrics(), clock);
    }

    /** The run made this report. */
    public void succeeded(FleetReport report) {
        if (file != null) {
            write(file, run(0) + success(report));
        }
    }

    /** The run failed with this exit code. */
    public void failed(int exitCode) {
        if (file != null) {
            write(file, run(exitCode) + lastSuccess(file));
        }
    }

    private String run(int exitCode) {
        Instant now = clock.instant();
        MetricsText text = new MetricsText();
        text.time("perdollar_last_run", "When the last run ended.", now);
        text.duration("perdollar_last_run_duration", "How long the last run took.", Duration.between(started, now));
        text.count("perdollar_last_run_exit_code", "How the last run ended, 0 for well; see the exit codes.", exitCode);
        return text.toString();
    }

    private String success(FleetReport report) {
        FleetReport.DataQuality read = report.dataQuality();
        CurrencyCode currency = report.header().currency();
        MetricsText text = new MetricsText();
        text.time("perdollar_last_success", "When the last run that made a report ended.", clock.instant());
        text.time(
                "perdollar_report_date",
                "The date of that report, at 00:00 UTC.",
                report.header().reportDate().atStartOfDay(ZoneOffset.UTC).toInstant());
        text.count(
                "perdollar_billing_rows",
                "Rows of the export over the days of the report.",
                report.reconciliation().stream()
                        .mapToLong(FleetReport.ReconciliationLine::exportRows)
                        .sum());
        text.count("perdollar_billing_rows_rejected", "Rows that could not be read.", read.billingRowsRejected());
        text.count("perdollar_log_lines", "Lines of request logs over the window.", read.logLines());
        text.count("perdollar_log_lines_rejected", "Lines that do not match their format.", read.rejected());
        text.count("perdollar_log_lines_unmapped", "Lines of VMs that are not on the bill.", read.unmapped());
        text.count("perdollar_requests", "Requests over the window, failed ones included.", read.requests());
        text.money(
                "perdollar_billed_cost",
                "What the window was billed.",
                currency,
                report.totals().billedCost());
        text.money(
                "perdollar_effective_cost",
                "The same without promotions.",
                currency,
                report.totals().effectiveCost());
        text.money(
                "perdollar_recommended_saving",
                "What all recommendations together would save in a month.",
                currency,
                report.recommendations().stream()
                        .map(Recommendation::monthlySaving)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        return text.toString();
    }

    private static String lastSuccess(Path file) {
        try {
            if (!Files.exists(file)) {
                return "";
            }
            String before = Files.readString(file);
            int from = before.indexOf(SUCCESS);
            int to = before.lastIndexOf(END);
            return from < 0 || to < from ? "" : before.substring(from, to);
        } catch (IOException e) {
            return "";
        }
    }

    /** Moved into place whole; the collector reads names that end in {@code .prom} only. */
    private static void write(Path file, String text) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(draft, text + END);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "metrics: expected a file that can be written, got {}; make its folder, or correct owner and permissions",
                    e.toString());
        }
    }
}
