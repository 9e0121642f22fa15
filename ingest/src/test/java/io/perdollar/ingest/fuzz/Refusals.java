package io.perdollar.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every refusal must tell. */
final class Refusals {
    private Refusals() {}

    /** The message names the file and what was expected. */
    static void check(RuntimeException refusal, String file) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(file), message);
        assertTrue(message.contains("expected"), message);
    }
}
