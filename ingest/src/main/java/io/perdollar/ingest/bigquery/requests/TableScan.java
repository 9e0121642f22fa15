package io.perdollar.ingest.bigquery.requests;

import io.perdollar.ingest.requests.scan.LineCounts;
import java.util.List;

/**
 * What was read of one source.
 *
 * @param days by day, then stream
 */
public record TableScan(LogSource source, List<StreamDay> days) {
    public TableScan {
        days = List.copyOf(days);
    }

    /** All rows together. */
    public LineCounts counts() {
        return days.stream().map(StreamDay::counts).reduce(LineCounts.NONE, LineCounts::plus);
    }
}
