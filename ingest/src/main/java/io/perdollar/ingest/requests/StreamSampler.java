package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.FileFinder;
import io.perdollar.ingest.requests.files.LogFile;
import io.perdollar.ingest.requests.files.StreamFiles;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.ingest.requests.scan.LineInspector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks into every stream of a source without reading it all: who is named, and which paths are asked for. Files that
 * cannot be read are passed over here; a scan says what is wrong with them.
 */
public final class StreamSampler {
    private static final int BYTES = 1 << 18;
    private static final int LINES = 1_000;

    /** Older files are looked into only as long as no request was seen. */
    private static final int FILES = 4;

    private final RequestSource source;
    private final EndpointRules rules;
    private final LineInspector inspector;

    private StreamSampler(RequestSource source, EndpointRules rules) {
        this.source = source;
        this.rules = rules;
        this.inspector = new LineInspector(source.format(), source.wantedFields());
    }

    /**
     * Takes a sample of each stream.
     *
     * @return sorted by stream
     * @throws io.perdollar.ingest.requests.format.LogFormatException if the format cannot be used
     */
    public static List<StreamSample> sample(RequestSource source, EndpointRules rules) {
        StreamSampler sampler = new StreamSampler(source, rules);
        return FileFinder.find(source.files(), source.base()).streams().stream()
                .map(sampler::sample)
                .toList();
    }

    private StreamSample sample(StreamFiles stream) {
        Counts counts = new Counts();
        if (source.mapping() instanceof InstanceMapping.ByPath) {
            counts.subjects.add(RequestSource.subject(stream.placeholders()));
        } else if (source.mapping() instanceof InstanceMapping.Fixed fixed) {
            counts.subjects.add(fixed.subject());
        }
        List<LogFile> newestFirst = stream.files().stream()
                .sorted(Comparator.comparing(LogFile::modified).reversed())
                .toList();
        for (LogFile file : newestFirst) {
            if (counts.files < FILES && counts.requests.isEmpty()) {
                counts.add(file.path(), lines(file));
            }
        }
        return counts.result(stream, newestFirst);
    }

    private static List<byte[]> lines(LogFile file) {
        try {
            return LogLook.spread(file.path(), BYTES, LINES);
        } catch (IOException e) {
            return List.of();
        }
    }

    private final class Counts {
        private final Map<String, Integer> requests = new HashMap<>();
        private final Map<String, Integer> unrecognised = new HashMap<>();
        private final Map<String, Integer> ignored = new HashMap<>();
        private final Set<Subject> subjects = new HashSet<>();
        private final Map<String, Integer> unmapped = new HashMap<>();
        private @Nullable Path newest;
        private int files;
        private int looked;
        private int parsed;

        private void add(Path file, List<byte[]> lines) {
            if (!lines.isEmpty()) {
                files++;
                looked += lines.size();
                newest = newest == null ? file : newest;
                lines.forEach(this::add);
            }
        }

        private void add(byte[] text) {
            inspector.parse(text).ifPresent(line -> {
                parsed++;
                LineKind kind = rules.classify(line.method(), line.path(), line.status());
                Map<String, Integer> paths =
                        kind.isRequest() ? requests : kind == LineKind.UNRECOGNISED ? unrecognised : ignored;
                paths.merge(line.method() + " " + Endpoint.normalise(line.path()), 1, Integer::sum);
                name(line);
            });
        }

        private void name(ParsedLine line) {
            if (source.mapping() instanceof InstanceMapping.ByField field) {
                String all = line.instance() == null ? "" : line.instance();
                for (String value : all.split(", | : ", -1)) {
                    field.subject(value).ifPresentOrElse(subjects::add, () -> unmapped.merge(value, 1, Integer::sum));
                }
            }
        }

        private StreamSample result(StreamFiles stream, List<LogFile> found) {
            return new StreamSample(
                    RequestScanner.streamName(stream.placeholders()),
                    stream.placeholders(),
                    found.size(),
                    newest,
                    found.isEmpty() ? null : found.get(0).path().getParent(),
                    stream.collected(),
                    looked,
                    parsed,
                    requests,
                    unrecognised,
                    ignored,
                    subjects,
                    unmapped);
        }
    }
}
