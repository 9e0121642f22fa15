package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.LineKind;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.scan.LineInspector.Departure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at the beginning of one log file, to check a format by.
 *
 * @param file that was looked at; null if the source has none with a line
 * @param parsed the first line that matched; null if none did
 * @param kind what that line counts as
 * @param departure where the first line that did not match departs from the format; null if all matched
 * @param line that line's beginning, made fit to be shown
 * @param lineNumber of that line, 0 without one
 * @param looked lines that were looked at
 * @param rejected of these
 * @param matchingFormats presets or formats that match all of the lines, if the configured one does not
 * @param notes what else a person should know
 */
public record SourceSample(
        @Nullable Path file,
        @Nullable ParsedLine parsed,
        @Nullable LineKind kind,
        @Nullable Departure departure,
        @Nullable String line,
        int lineNumber,
        int looked,
        int rejected,
        List<String> matchingFormats,
        List<String> notes) {
    public SourceSample {
        matchingFormats = List.copyOf(matchingFormats);
        notes = List.copyOf(notes);
    }
}
