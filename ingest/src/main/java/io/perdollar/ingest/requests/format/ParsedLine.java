package io.perdollar.ingest.requests.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line taken apart, for people to check a format with.
 *
 * @param values every variable or key of the line with its unescaped value, in the order of the line; neighbours that
 *     nothing separates as one
 * @param time of the log
 * @param requestTime null where the line has none
 * @param method empty where the request line has none
 * @param path as logged, query string included
 * @param bytes null where the line has none; so are tokens
 * @param instance value of the field that names the VM; null where no field is configured
 */
public record ParsedLine(
        Map<String, String> values,
        Instant time,
        @Nullable Duration requestTime,
        String method,
        String path,
        int status,
        @Nullable Long bytes,
        @Nullable Long tokensIn,
        @Nullable Long tokensOut,
        @Nullable Long tokensCached,
        @Nullable String instance) {
    public ParsedLine {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
