package io.perdollar.jobs.ledger;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Intervals;
import java.util.List;
import java.util.Set;

/**
 * What one reading found in one stream.
 *
 * @param source name of the source in the configuration
 * @param stream the files that belong together
 * @param speaksOf whom the stream speaks of by its path or mapping, whether or not a line names them (equations §9)
 * @param coverage when the stream would have logged what happened; what was covered before stays covered
 * @param contents those that are new, went on or moved
 */
public record StreamReading(
        String source, String stream, Set<Subject> speaksOf, Intervals coverage, List<ContentReading> contents) {
    public StreamReading {
        speaksOf = Set.copyOf(speaksOf);
        contents = List.copyOf(contents);
    }
}
