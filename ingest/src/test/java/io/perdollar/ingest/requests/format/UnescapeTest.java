package io.perdollar.ingest.requests.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.requests.format.Unescape.Mode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnescapeTest {

    @ParameterizedTest
    @CsvSource({
        "HEX, /a\\x22b\\x5Cc, '/a\"b\\c'",
        "HEX, \\xEA\\xB0\\x80, 가",
        "HEX, \\n\\x2, \\n\\x2",
        "JSON, \\\"a\\\\b\\/c\\u00e9, '\"a\\b/cé'",
        "JSON, \\ud83d\\ude00!, 😀!",
        "JSON, \\x22, \\x22",
        "BOTH, \\x22\\\", '\"\"'",
        "PLAIN, \\x22\\\", \\x22\\\"",
        "JSON, tail\\, tail\\"
    })
    void undoesWhatTheModeDid(Mode mode, String written, String meant) {
        byte[] b = written.getBytes(StandardCharsets.UTF_8);

        assertEquals(meant, Unescape.text(b, 0, b.length, mode));
    }
}
