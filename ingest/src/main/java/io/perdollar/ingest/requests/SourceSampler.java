package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.ingest.requests.files.FileFinder;
import io.perdollar.ingest.requests.files.FoundFiles;
import io.perdollar.ingest.requests.files.LogFile;
import io.perdollar.ingest.requests.files.StreamFiles;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.scan.Excerpt;
import io.perdollar.ingest.requests.scan.LineInspector;
import io.perdollar.ingest.requests.scan.LineInspector.Departure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the first lines of a source's newest file: what {@code doctor} shows. */
public final class SourceSampler {

    private static final int BYTES = 1 << 18;
    private static final int LINES = 200;
    private static final int LINES_FOR_PRESETS = 20;

    private SourceSampler() {}

    /**
     * Takes a sample.
     *
     * @throws io.perdollar.ingest.requests.format.LogFormatException if the format cannot be used
     */
    public static SourceSample sample(RequestSource source, EndpointRules rules) {
        LineInspector inspector = new LineInspector(source.format(), source.wantedFields());
        FoundFiles found = FileFinder.find(source.files(), source.base());
        List<String> notes = new ArrayList<>(found.notes());
        found.streams().forEach(stream -> notes.addAll(stream.notes()));
        List<LogFile> newestFirst = found.streams().stream()
                .map(StreamFiles::files)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(LogFile::modified).reversed())
                .toList();
        for (LogFile file : newestFirst) {
            try {
                List<byte[]> lines = LogLook.first(file.path(), BYTES, LINES);
                if (!lines.isEmpty()) {
                    return sample(file, lines, inspector, rules, notes);
                }
            } catch (IOException e) {
                notes.add(SourceJob.unreadable(file.path(), e));
            }
        }
        notes.add("requests." + source.name() + ".files: expected log files with lines, got "
                + (newestFirst.isEmpty() ? "none" : "only empty ones") + " for " + source.files() + " below "
                + source.base() + "; correct the pattern or collect the logs");
        return new SourceSample(null, null, null, null, null, 0, 0, 0, List.of(), notes);
    }

    private static SourceSample sample(
            LogFile file, List<byte[]> lines, LineInspector inspector, EndpointRules rules, List<String> notes) {
        ParsedLine parsed = null;
        int rejected = 0;
        int firstBad = -1;
        for (int i = 0; i < lines.size(); i++) {
            Optional<ParsedLine> line = inspector.parse(lines.get(i));
            if (line.isPresent()) {
                parsed = parsed == null || better(line.get(), parsed, rules) ? line.get() : parsed;
            } else {
                rejected++;
                firstBad = firstBad < 0 ? i : firstBad;
            }
        }
        Departure departure =
                firstBad < 0 ? null : inspector.departure(lines.get(firstBad)).orElse(null);
        List<String> matching = parsed == null
                ? LineInspector.matchingFormats(lines.subList(0, Math.min(LINES_FOR_PRESETS, lines.size())))
                : List.of();
        return new SourceSample(
                file.path(),
                parsed,
                parsed == null ? null : kind(parsed, rules),
                departure,
                firstBad < 0 ? null : Excerpt.of(lines.get(firstBad), 0, lines.get(firstBad).length),
                firstBad + 1,
                lines.size(),
                rejected,
                matching,
                notes);
    }

    /** A request tells more about the configuration than a health check. */
    private static boolean better(ParsedLine line, ParsedLine than, EndpointRules rules) {
        return kind(line, rules).isRequest() && !kind(than, rules).isRequest();
    }

    private static LineKind kind(@Nullable ParsedLine line, EndpointRules rules) {
        return line == null ? LineKind.IGNORED : rules.classify(line.method(), line.path(), line.status());
    }
}
