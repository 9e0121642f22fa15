package io.perdollar.analysis.measure;

import io.perdollar.analysis.report.FleetReport.PathCount;
import java.util.List;

/**
 * What the readers could not use.
 *
 * @param rejectedLines lines that do not match their format
 * @param unmappedLines lines whose VM the log does not tell
 * @param billingRowsRejected export rows that could not be read
 * @param unrecognisedPaths most frequent unrecognised lines, by subject
 */
public record LogQuality(
        long rejectedLines, long unmappedLines, long billingRowsRejected, List<PathCount> unrecognisedPaths) {
    public LogQuality {
        unrecognisedPaths = List.copyOf(unrecognisedPaths);
    }
}
