package io.perdollar.ingest.bigquery.requests;

import io.perdollar.analysis.activity.Endpoint;
import java.util.List;
import java.util.stream.Collectors;

/** A list of endpoints as RE2 over {@code METHOD /path} (equations §1). */
final class EndpointPattern {
    /** No place of a text is both at a word's edge and not. */
    private static final String NEVER = "\\b\\B";

    private EndpointPattern() {}

    static String of(List<Endpoint> endpoints) {
        return endpoints.isEmpty()
                ? NEVER
                : endpoints.stream().map(EndpointPattern::of).collect(Collectors.joining("|", "(?s)^(?:", ")$"));
    }

    private static String of(Endpoint endpoint) {
        StringBuilder text = new StringBuilder(LinePattern.literal(endpoint.method())).append(' ');
        text.append(endpoint.anyPrefix() ? ".*" : "");
        for (Endpoint.Segment segment : endpoint.segments()) {
            text.append('/').append(LinePattern.literal(segment.head()));
            text.append(segment.wild() ? "[^/]+" : "").append(LinePattern.literal(segment.tail()));
        }
        return text.append(endpoint.anyTail() ? "/.+" : "").toString();
    }
}
