package io.perdollar.analysis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {
    @ParameterizedTest
    @CsvSource({
        "POST /generate,                     200, SERVED",
        "POST /generate/,                    200, SERVED",
        "POST /generate?stream=1,            302, SERVED",
        "POST /generate/?x=/,                200, SERVED",
        "POST /generate,                     499, FAILED",
        "POST /generate,                     000, FAILED",
        "POST /generate,                     101, FAILED",
        "POST /generate//,                   200, UNRECOGNISED",
        "POST /Generate,                     200, UNRECOGNISED",
        "POST /x/generate,                   200, UNRECOGNISED",
        "POST /generate/x,                   404, IGNORED",
        "GET /generate,                      200, IGNORED",
        "POST /v1/completions,               200, SERVED",
        "POST /a/b/v1/completions,           200, SERVED",
        "POST /av1/completions,              200, UNRECOGNISED",
        "POST http://h:80/v1/completions,    200, SERVED",
        "POST /v2/models/llama/infer,        200, SERVED",
        "POST /v2/models/a/b/infer,          200, UNRECOGNISED",
        "POST /v2/models//infer,             200, UNRECOGNISED",
        "POST /v1/models/gemma:predict,      200, SERVED",
        "POST /v1/models/:predict,           200, UNRECOGNISED",
        "POST /tokenize,                     200, IGNORED",
        "POST /llm/tokenize,                 200, IGNORED",
        "OPTIONS /v1/completions,            204, IGNORED",
        "HEAD /,                             200, IGNORED",
        "POST /unknown,                      299, UNRECOGNISED",
        "POST /unknown,                      302, IGNORED",
        "POST /unknown,                      500, IGNORED",
        "PUT /upload,                        201, UNRECOGNISED",
        "post /generate,                     200, IGNORED",
    })
    void classifiesByTheBuiltInLists(String request, int status, LineKind expected) {
        String[] parts = request.split(" ", 2);

        assertEquals(expected, EndpointRules.DEFAULT.classify(parts[0], parts[1], status));
    }

    @Test
    void ignoresRequestLinesThatAreEmptyOrBinary() {
        assertEquals(LineKind.IGNORED, EndpointRules.DEFAULT.classify("", "", 200));
        assertEquals(LineKind.IGNORED, EndpointRules.DEFAULT.classify("POST", "", 200));
        assertEquals(LineKind.IGNORED, EndpointRules.DEFAULT.classify("\u0016\u0003\u0001", "/generate", 200));
        assertEquals(LineKind.IGNORED, EndpointRules.DEFAULT.classify("\\x16\\x03\\x01", "\\x00", 200));
        assertEquals(LineKind.IGNORED, EndpointRules.DEFAULT.classify("-", "/", 200));
    }

    @Test
    void anInferenceEndpointWinsOverTheIgnoreListAndOverGet() {
        EndpointRules rules = new EndpointRules(
                List.of(Endpoint.parse("GET /blog/**"), Endpoint.parse("POST /a")), List.of(Endpoint.parse("POST /a")));

        assertEquals(LineKind.SERVED, rules.classify("POST", "/a", 200));
        assertEquals(LineKind.SERVED, rules.classify("GET", "/blog/geekery/x.html", 304));
        assertEquals(LineKind.FAILED, rules.classify("GET", "/blog/x", 404));
        assertEquals(LineKind.IGNORED, rules.classify("GET", "/blog/", 200));
        assertEquals(LineKind.IGNORED, rules.classify("GET", "/blog/?flav=rss20", 200));
    }

    @Test
    void theRootIsAnEndpointOfItsOwn() {
        EndpointRules rules = new EndpointRules(List.of(Endpoint.parse("POST /")), List.of());

        assertEquals(LineKind.SERVED, rules.classify("POST", "/", 200));
        assertEquals(LineKind.SERVED, rules.classify("POST", "/?a", 200));
        assertEquals(LineKind.UNRECOGNISED, rules.classify("POST", "/x", 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/generate",
                "POST",
                "POST generate",
                "post /generate",
                "POST **",
                "POST /a?b",
                "POST /**/x",
                "POST /a*b*c",
                "POST **x",
                "POST /a /b",
                ""
            })
    void refusesAPatternThatIsNone(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("\"" + text + "\""), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /generate", "POST **/v1/models/*:predict", "GET /**", "GET **/a/**", "POST /"})
    void writesAPatternAsItReadsIt(String text) {
        assertEquals(text, Endpoint.parse(text).toString());
    }
}
