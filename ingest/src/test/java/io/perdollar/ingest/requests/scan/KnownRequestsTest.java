package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownRequestsTest {

    private final KnownRequests known = new KnownRequests();

    @Test
    void knowsARequestLineAgainWhateverFollowsItsQuote() {
        add("POST /generate HTTP/1.1");

        int slot = find("POST /generate HTTP/1.1\" 503 0");

        assertEquals("POST /generate HTTP/1.1".length(), known.length(slot));
        assertEquals(0, known.number(slot));
    }

    @Test
    void tellsRequestLinesWithTheSameStartApart() {
        add("POST /openai/v1/completions HTTP/1.1");
        add("POST /openai/v1/embeddings HTTP/1.1");

        int first = find("POST /openai/v1/completions HTTP/1.1\" 200");
        int second = find("POST /openai/v1/embeddings HTTP/1.1\" 200");

        assertNotEquals(known.number(first), known.number(second));
        assertEquals(-1, find("POST /openai/v1/completions HTTP/1.0\" 200"));
        assertEquals(-1, find("POST /openai/v1/rerank HTTP/1.1\" 200"));
    }

    @Test
    void doesNotTakeALongerRequestLineForAKnownOne() {
        add("POST /generate HTTP/1.1");

        assertEquals(-1, find("POST /generate HTTP/1.1x\" 200"));
        assertEquals(-1, find("POST /generate HTTP/1.1"));
    }

    @Test
    void leavesOutWhatIsTooShortOrTooLongToCompare() {
        add("GET /x HTTP");
        add("GET /x");
        add("POST /" + "x".repeat(60) + " HTTP/1.1");

        assertEquals(0, known.number(find("GET /x HTTP\" 200")));
        assertEquals(-1, find("GET /x\" 200"));
        assertEquals(-1, find("POST /" + "x".repeat(60) + " HTTP/1.1\" 200"));
    }

    @Test
    void forgetsOnlyTheOneThatItIsTold() {
        add("POST /generate HTTP/1.1");
        add("POST /predict HTTP/1.1");

        known.forget(0);

        assertEquals(-1, find("POST /generate HTTP/1.1\" 200"));
        assertEquals(1, known.number(find("POST /predict HTTP/1.1\" 200")));
    }

    @Test
    void givesEachNumberOnceUntilNoneIsLeft() {
        int added = 0;
        while (!known.full()) {
            add("POST /generate?id=" + added++ + " HTTP/1.1");
            assertTrue(added < 1_000_000, "it never fills");
        }
        add("POST /predict HTTP/1.1");

        assertEquals(-1, find("POST /predict HTTP/1.1\" 200"));
        assertFalse(new KnownRequests().full());
    }

    private void add(String request) {
        known.add(bytes(request + "\" 200"), 0, request.length(), 0, 0);
    }

    private int find(String line) {
        return known.find(bytes(line), 0);
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
    }
}
