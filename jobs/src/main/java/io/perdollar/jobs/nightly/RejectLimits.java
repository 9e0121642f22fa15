package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.bigquery.requests.TableScan;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.requests.ContentRead;
import io.perdollar.ingest.requests.RejectedLine;
import io.perdollar.ingest.requests.SourceSample;
import io.perdollar.ingest.requests.SourceSampler;
import io.perdollar.ingest.requests.SourceScan;
import io.perdollar.ingest.requests.scan.LineCounts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much of a source may be unreadable before nothing of it is believed (contracts, "Rejects"). */
public final class RejectLimits {
    /** Share of billing rows. */
    public static final double ROWS = 0.001;

    /** Share of the lines of a log source. */
    public static final double LINES = 0.01;

    private RejectLimits() {}

    /** Refuses a bill with too many rejected rows, showing the first. */
    static void check(BillingSource source) {
        if (source.rejectedRows() > ROWS * source.totalRows()) {
            throw new DataCheckException("billing '" + source.name() + "': expected at most 0.1 % of the rows rejected,"
                    + " got " + source.rejectedRows() + " of " + source.totalRows() + "; the first: "
                    + source.rejects().stream()
                            .findFirst()
                            .map(Object::toString)
                            .orElse("unknown")
                    + "; check that the files are a detailed billing export, whole, and run again");
        }
    }

    /** Refuses a log source with too many rejected lines: where the format stopped matching, and what would match. */
    static void check(SourceScan scan, EndpointRules rules) {
        LineCounts counts = scan.counts();
        if (counts.rejectedLines() <= LINES * counts.lines()) {
            return;
        }
        String name = scan.source().name();
        Optional<RejectedLine> first = scan.streams().stream()
                .flatMap(stream -> stream.contents().stream())
                .map(ContentRead::rejected)
                .flatMap(rejected -> rejected.stream().limit(1))
                .findFirst();
        throw new DataCheckException("requests." + name + ": expected at most 1 % of the lines rejected, got "
                + counts.rejectedLines() + " of " + counts.lines() + " ("
                + String.format(Locale.ROOT, "%.1f %%", 100.0 * counts.rejectedLines() / counts.lines()) + ")"
                + first.map(RejectLimits::words).orElse("") + "; " + remedy(scan, rules));
    }

    /** Refuses log rows of a table of which too many cannot be read. */
    static void check(TableScan scan) {
        LineCounts counts = scan.counts();
        if (counts.rejectedLines() <= LINES * counts.lines()) {
            return;
        }
        String name = scan.source().name();
        throw new DataCheckException("requests." + name + ": expected at most 1 % of the rows rejected, got "
                + counts.rejectedLines() + " of " + counts.lines() + " ("
                + counts.rejected().entrySet().stream()
                        .map(reason -> reason.getKey().words() + ": " + reason.getValue())
                        .collect(Collectors.joining("; "))
                + "); correct kind or columns of requests." + name
                + ".bigquery, or write the log_format of its text lines"
                + " as requests." + name + ".format");
    }

    private static String words(RejectedLine line) {
        return "; the first: " + line.file() + ":" + line.lineNumber() + ":" + line.column() + ": "
                + line.reason().words() + ", expected " + line.expected() + ", got: " + line.excerpt();
    }

    private static String remedy(SourceScan scan, EndpointRules rules) {
        SourceSample sample = SourceSampler.sample(scan.source(), rules);
        String format = "requests." + scan.source().name() + ".format";
        return sample.matchingFormats().isEmpty()
                ? "paste the log_format that access_log names in nginx.conf as " + format
                : "these lines match " + String.join(" or ", sample.matchingFormats()) + ": set " + format + " to it";
    }
}
