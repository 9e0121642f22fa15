package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.format.WantedFields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineInspectorTest {
    private static final Map<String, String> LINES = Map.of(
            "combined",
            "10.0.0.1 - - [24/Nov/2026:12:00:00 +0900] \"POST /generate HTTP/1.1\" 200 12 \"-\" \"curl\"",
            "json",
            "{\"time\":\"2026-11-24T12:00:00+09:00\",\"request\":\"POST /generate HTTP/1.1\",\"status\":200}",
            "json time=t request_method=m uri=p status=s",
            "{\"t\":\"2026-11-24T12:00:00+09:00\",\"m\":\"POST\",\"p\":\"/generate\",\"s\":200}");

    @Test
    void takesMethodAndPathOutOfALineOfEveryKindOfFormat() {
        LINES.forEach((format, line) -> {
            ParsedLine parsed = new LineInspector(LogFormat.parse(format), WantedFields.USUAL)
                    .parse(line.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            assertEquals("POST", parsed.method(), format);
            assertEquals("/generate", parsed.path(), format);
            assertEquals(200, parsed.status(), format);
        });
    }
}
