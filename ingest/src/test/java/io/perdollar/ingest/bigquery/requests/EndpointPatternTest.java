package io.perdollar.ingest.bigquery.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.PathKind;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The patterns keep to what RE2 and Java share, so Java can judge them. */
class EndpointPatternTest {
    private static final List<String> ENDPOINTS = List.of(
            "POST /generate",
            "POST /a*b/**",
            "GET **/v2/models/*/infer",
            "POST **/v1/models/*:predict",
            "POST /",
            "POST **/x.y/**");

    private static final List<String> PATHS = List.of(
            "/generate",
            "/generate/x",
            "/generated",
            "/ab/c",
            "/axb/c/d",
            "/axb",
            "/axb/",
            "/v2/models/m/infer",
            "/p/q/v2/models/m/infer",
            "/v2/models//infer",
            "/v1/models/m:predict",
            "/v1/models/:predict",
            "/",
            "/x.y/z",
            "/xzy/z",
            "/a/x.y/z/w",
            "x.y/z");

    @Test
    void saysOfEachPathWhatTheRuleSays() {
        for (String text : ENDPOINTS) {
            Endpoint endpoint = Endpoint.parse(text);
            EndpointRules rules = new EndpointRules(List.of(endpoint), List.of());
            Pattern pattern = Pattern.compile(EndpointPattern.of(List.of(endpoint)));
            for (String method : List.of("POST", "GET")) {
                for (String path : PATHS) {
                    String plain = Endpoint.normalise(path);
                    assertEquals(
                            rules.classifyPath(method, path) == PathKind.INFERENCE,
                            pattern.matcher(method + " " + plain).find(),
                            () -> text + " on " + method + " " + path);
                }
            }
        }
    }

    @Test
    void anEmptyListMatchesNothing() {
        Pattern never = Pattern.compile(EndpointPattern.of(List.of()));
        PATHS.forEach(path -> assertFalse(never.matcher("POST " + path).find(), path));
    }
}
