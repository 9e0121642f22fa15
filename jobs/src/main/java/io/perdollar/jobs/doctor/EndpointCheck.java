package io.perdollar.jobs.doctor;

import io.perdollar.ingest.requests.StreamSample;
import io.perdollar.jobs.config.KeyLines;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Whether the endpoint lists fit the paths that the logs have (equations §1). */
final class EndpointCheck {
    private static final int SHOWN_PATHS = 5;
    private static final String INFERENCE = "endpoints.inference";
    private static final String IGNORE = "endpoints.ignore";

    private final KeyLines lines;
    private final Diagnosis diagnosis;

    EndpointCheck(KeyLines lines, Diagnosis diagnosis) {
        this.lines = lines;
        this.diagnosis = diagnosis;
    }

    void check(List<LookedAt> sources) {
        int parsed = sources.stream()
                .mapToInt(source -> sum(source, StreamSample::parsed))
                .sum();
        boolean anyRequest = sources.stream().anyMatch(EndpointCheck::hasRequests);
        if (parsed > 0 && !anyRequest) {
            String endpoint = busiest(sources);
            diagnosis.data(
                    "endpoints: none of the " + parsed + " lines looked at is a request; the most frequent is "
                            + endpoint + ": the list of inference endpoints does not fit",
                    remedy(endpoint));
            return;
        }
        for (LookedAt source : sources) {
            unrecognised(source);
            if (!hasRequests(source) && sum(source, StreamSample::parsed) > 0) {
                String endpoint = busiest(List.of(source));
                diagnosis.warn(
                        source.name() + ": none of the " + sum(source, StreamSample::parsed)
                                + " lines looked at is a request; the most frequent is " + endpoint,
                        isLook(endpoint) ? "nothing, if this VM is asked rarely" : remedy(endpoint));
            }
        }
    }

    private void unrecognised(LookedAt source) {
        Map<String, Integer> paths = total(source, StreamSample::unrecognised);
        paths.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN_PATHS)
                .forEach(path -> diagnosis.warn(
                        source.name() + ": " + path.getValue() + " lines are unrecognised: " + path.getKey() + " (in "
                                + streamsWith(source, path.getKey())
                                + "); they keep the VM busy and are never counted as served",
                        remedy(path.getKey())));
        if (paths.size() > SHOWN_PATHS) {
            diagnosis.warn(
                    source.name() + ": " + (paths.size() - SHOWN_PATHS) + " more paths are unrecognised",
                    "one pattern may settle many of them, such as \"POST /api/**\"");
        }
    }

    private static String streamsWith(LookedAt source, String endpoint) {
        TreeSet<String> streams = new TreeSet<>();
        source.streams().stream()
                .filter(stream -> stream.unrecognised().containsKey(endpoint))
                .forEach(stream -> streams.add(stream.stream()));
        return String.join(", ", streams.stream().limit(SHOWN_PATHS).toList())
                + (streams.size() > SHOWN_PATHS ? ", …" : "");
    }

    private String remedy(String endpoint) {
        return add(INFERENCE, endpoint) + " if it is inference, else " + add(IGNORE, endpoint);
    }

    /** A list that is given replaces the built-in one, so a first entry must not come alone unawares. */
    private String add(String key, String endpoint) {
        return lines.states(key)
                ? lines.place(key) + ": add \"" + endpoint + "\" to " + key
                : lines.place(key) + ": " + key + ": [ \"" + endpoint + "\" ] (a list given replaces the built-in one)";
    }

    /** What the configuration should probably name: what is unrecognised, else what is no mere look. */
    private static String busiest(List<LookedAt> sources) {
        Map<String, Integer> unrecognised = new TreeMap<>();
        Map<String, Integer> ignored = new TreeMap<>();
        for (LookedAt source : sources) {
            total(source, StreamSample::unrecognised)
                    .forEach((path, count) -> unrecognised.merge(path, count, Integer::sum));
            total(source, StreamSample::ignored).forEach((path, count) -> ignored.merge(path, count, Integer::sum));
        }
        Map<String, Integer> posts = new TreeMap<>(ignored);
        posts.keySet().removeIf(EndpointCheck::isLook);
        return max(unrecognised).or(() -> max(posts)).or(() -> max(ignored)).orElse("unknown");
    }

    private static Optional<String> max(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static boolean isLook(String endpoint) {
        return endpoint.startsWith("GET ") || endpoint.startsWith("HEAD ") || endpoint.startsWith("OPTIONS ");
    }

    private static boolean hasRequests(LookedAt source) {
        return source.streams().stream().anyMatch(stream -> !stream.requests().isEmpty());
    }

    private static int sum(LookedAt source, ToIntFunction<StreamSample> figure) {
        return source.streams().stream().mapToInt(figure).sum();
    }

    private static Map<String, Integer> total(LookedAt source, Function<StreamSample, Map<String, Integer>> figure) {
        Map<String, Integer> total = new HashMap<>();
        source.streams()
                .forEach(stream ->
                        figure.apply(stream).forEach((path, count) -> total.merge(path, count, Integer::sum)));
        return total;
    }
}
