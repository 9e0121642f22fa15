package io.perdollar.jobs.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Holds summary.json against truth.json: everything that the truth states must stand in the summary, with the same value, and
 * lists that the truth states hold no more than it knows.
 */
final class TruthComparison {
    /** What identifies an entry of a list. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "identity", List.of("place"),
            "categories", List.of("category"),
            "days", List.of("date"),
            "services", List.of("service"),
            "resources", List.of("instance", "instanceId"),
            "invoices", List.of("billingAccount", "month", "currency"),
            "reconciliation", List.of("billingAccount", "currency"),
            "restatedDays", List.of("date"));

    /** The truth's own: its schema, the whole export, and advice and its lives, which are compared apart. */
    private static final Set<String> APART = Set.of("schema", "export", "recommendations", "adoptions");

    private final List<String> differences = new ArrayList<>();

    private TruthComparison() {}

    /** Every difference, with its place, what the summary says and what is true. */
    static List<String> differences(Path summary, Path truth) throws IOException {
        TruthComparison comparison = new TruthComparison();
        Map<String, Object> stated = new LinkedHashMap<>(read(truth));
        stated.keySet().removeAll(APART);
        comparison.compareObject("", read(summary), stated);
        return comparison.differences;
    }

    /** The advice of a summary or a truth: service, action and levers, each lever with its saving. */
    static Map<String, BigDecimal> advice(Path file) throws IOException {
        Map<String, BigDecimal> advice = new TreeMap<>();
        for (Object entry : (List<?>) Objects.requireNonNull(read(file).get("recommendations"))) {
            Map<?, ?> line = (Map<?, ?>) entry;
            for (Object part : (List<?>) Objects.requireNonNull(line.get("levers"))) {
                Map<?, ?> lever = (Map<?, ?>) part;
                advice.put(
                        line.get("service") + " " + line.get("action") + ": " + lever.get("lever"),
                        new BigDecimal(String.valueOf(lever.get("monthlySaving"))));
            }
        }
        return advice;
    }

    /** A JSON file; JSON is YAML. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(50_000_000);
        return (Map<String, Object>) new Yaml(new SafeConstructor(options)).load(Files.readString(file));
    }

    private void compare(String place, @Nullable Object got, @Nullable Object stated) {
        if (stated instanceof Map<?, ?> object && got instanceof Map<?, ?> other) {
            compareObject(place, other, object);
        } else if (stated instanceof List<?> list && got instanceof List<?> other && KEYS.containsKey(word(place))) {
            compareList(place, other, list, Objects.requireNonNull(KEYS.get(word(place))));
        } else if (!Objects.equals(got, stated)) {
            differences.add(place + ": summary " + got + ", truth " + stated);
        }
    }

    private void compareObject(String place, Map<?, ?> got, Map<?, ?> stated) {
        stated.forEach((key, value) -> {
            String inner = place.isEmpty() ? String.valueOf(key) : place + "." + key;
            if (got.containsKey(key)) {
                compare(inner, got.get(key), value);
            } else {
                differences.add(inner + ": summary has no such key, truth " + value);
            }
        });
    }

    private void compareList(String place, List<?> got, List<?> stated, List<String> keys) {
        Map<String, Object> known = byKey(got, keys);
        Map<String, Object> expected = byKey(stated, keys);
        expected.forEach((key, value) -> compare(place + "[" + key + "]", known.get(key), value));
        known.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add(place + "[" + key + "]: not in the truth"));
    }

    private static Map<String, Object> byKey(List<?> entries, List<String> keys) {
        Map<String, Object> byKey = new LinkedHashMap<>();
        for (Object entry : entries) {
            Map<?, ?> fields = (Map<?, ?>) entry;
            byKey.put(
                    String.join(
                            " ",
                            keys.stream()
                                    .map(key -> String.valueOf(fields.get(key)))
                                    .toList()),
                    entry);
        }
        return byKey;
    }

    private static String word(String place) {
        String last = place.substring(place.lastIndexOf('.') + 1);
        return last.contains("]") ? "" : last;
    }
}
