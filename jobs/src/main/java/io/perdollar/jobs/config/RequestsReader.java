package io.perdollar.jobs.config;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.LogFormatException;
import io.perdollar.ingest.requests.format.Presets;
import io.perdollar.jobs.config.RequestsEntry.Owner;
import io.perdollar.jobs.config.RequestsEntry.Place;
import io.perdollar.jobs.config.RequestsEntry.TokenFields;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code requests}. */
final class RequestsReader {
    private static final List<String> PLACEHOLDERS = List.of("project", "zone", "instance", "instanceId", "service");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{},/]*)}");

    private static final ScalarForm<LogFormat> FORMAT = new ScalarForm<>(
            "a log_format pasted from nginx.conf, or one of " + String.join(", ", Presets.names()) + ", json",
            LogFormat::parse,
            RequestsReader::formatRemedy);

    private RequestsReader() {}

    /** What the format's own reader says of it: it knows place and remedy. */
    private static String formatRemedy(String text) {
        try {
            return "no fault found in " + LogFormat.parse(text).name();
        } catch (LogFormatException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static @Nullable RequestsEntry read(Value value, Path folder) {
        Section entry = value.section();
        String name = entry.required("name", ScalarForm.NAME);
        entry.exclusive("files", "bigquery");
        Place place = place(entry, folder);
        Value format = entry.get("format");
        LogFormat read = format == null ? null : format.as(FORMAT);
        if (format == null && entry.has("files")) {
            entry.missing("format", FORMAT.expected());
        }
        TokenFields tokens = tokens(entry);
        Owner owner = owner(entry, place);
        boolean complete = entry.value("complete", ScalarForm.BOOLEAN, false);
        Boolean counts = entry.optional("counts", ScalarForm.BOOLEAN);
        entry.done();
        return name == null || place == null || owner == null
                ? null
                : new RequestsEntry(name, value.line(), place, read, tokens, owner, complete, counts);
    }

    private static @Nullable Place place(Section entry, Path folder) {
        Value files = entry.get("files");
        if (files != null) {
            String pattern = files.as(ScalarForm.TEXT);
            Long unpackedLimit = entry.optional("unpackedLimit", ScalarForm.SIZE);
            if (pattern == null) {
                return null;
            }
            checkPlaceholders(files, pattern);
            return new Place.LogFiles(folder, pattern, unpackedLimit);
        }
        if (!entry.has("bigquery")) {
            entry.problem("", "files: or bigquery:", "neither", "add one of them");
            return null;
        }
        return TablePlaceReader.read(entry.section("bigquery"), folder);
    }

    private static void checkPlaceholders(Value files, String pattern) {
        Matcher found = PLACEHOLDER.matcher(pattern);
        while (found.find()) {
            String word = found.group(1);
            if (!PLACEHOLDERS.contains(word)) {
                files.problem(
                        "{" + String.join("}, {", PLACEHOLDERS) + "}",
                        "'{" + word + "}'",
                        Nearest.of(word, PLACEHOLDERS)
                                .map(near -> "did you mean {" + near + "}?")
                                .orElse("use one of these, or * for any name"));
            }
        }
    }

    private static TokenFields tokens(Section entry) {
        Section tokens = entry.section("tokens");
        TokenFields fields = new TokenFields(
                tokens.optional("in", ScalarForm.TEXT),
                tokens.optional("out", ScalarForm.TEXT),
                tokens.optional("cached", ScalarForm.TEXT));
        tokens.done();
        return fields;
    }

    private static @Nullable Owner owner(Section entry, @Nullable Place place) {
        entry.exclusive("instanceFrom", "instance", "service");
        String instance = entry.optional("instance", ScalarForm.TEXT);
        String service = entry.optional("service", ScalarForm.TEXT);
        Value from = entry.get("instanceFrom");
        if (from != null) {
            return byField(from.section());
        }
        if (instance != null) {
            return new Owner.OneInstance(instance);
        }
        if (service != null) {
            return new Owner.OneService(service);
        }
        if (place instanceof Place.LogFiles files) {
            if (namesOwner(files.pattern())) {
                return new Owner.ByPath();
            }
            entry.problem(
                    "files",
                    "a way to tell the VM of a line",
                    "neither {instance} in files nor instanceFrom, instance or service",
                    "write the VM's name as {instance} in the path (logs/{instance}/access.log*), or add instanceFrom: { field: host, map: inventory }, or instance: <VM name>");
            return null;
        }
        return new Owner.ByRow();
    }

    private static boolean namesOwner(String pattern) {
        return pattern.contains("{instance}") || pattern.contains("{instanceId}") || pattern.contains("{service}");
    }

    private static @Nullable Owner byField(Section from) {
        String field = from.required("field", ScalarForm.TEXT);
        Map<String, String> map = null;
        Value given = from.get("map");
        if (given != null && given.isScalar()) {
            given.as(ScalarForm.matching("inventory or { \"address or name\": VM }", Pattern.compile("inventory")));
        } else if (given != null) {
            map = new LinkedHashMap<>(from.map("map", item -> item.as(ScalarForm.TEXT)));
        }
        from.done();
        return field == null ? null : new Owner.ByField(field, map);
    }
}
