package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.time.Intervals;
import java.util.List;

/**
 * What one stream of one log source says of one subject.
 *
 * @param source name of the source in the configuration
 * @param stream the files that belong together, e.g. their folder
 * @param subject whom the lines speak of
 * @param counts whether its lines count; false adds in-flight time only (equations §8)
 * @param coverage when a line would have been there had there been a request (equations §9)
 * @param days activity by UTC day; empty for a log without a line
 */
public record StreamEvidence(
        String source, String stream, Subject subject, boolean counts, Intervals coverage, List<DayActivity> days) {
    public StreamEvidence {
        days = List.copyOf(days);
    }
}
