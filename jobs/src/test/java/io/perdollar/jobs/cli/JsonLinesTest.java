package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static String line(Level level, String message, @Nullable Throwable failure) {
        Logger logger = new LoggerContext().getLogger("io.perdollar.x");
        LoggingEvent event = new LoggingEvent("io.perdollar.x", logger, level, message, failure, null);
        event.setInstant(Instant.parse("2026-11-16T06:00:00.123Z"));
        return new JsonLines("nightly 2026-11-15").doLayout(event);
    }

    @Test
    void anEventIsOneLineWithTheNamesOfCloudLogging() {
        assertEquals(
                "{\"time\":\"2026-11-16T06:00:00.123Z\",\"severity\":\"WARNING\",\"message\":\"no rate\","
                        + "\"command\":\"nightly 2026-11-15\"}\n",
                line(Level.WARN, "no rate", null));
    }

    @Test
    void whatStandsInLogsOfOthersCannotForgeAnEvent() {
        String line = line(Level.INFO, "path /a\"}\r\n{\"severity\":\"ERROR\u0000\u001b[31m", null);
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("/a\\\"}\\r\\n{\\\"severity\\\":\\\"ERROR\\u0000\\u001B[31m\""), line);
    }

    @Test
    void aStackTraceStaysInItsLine() {
        String line = line(Level.ERROR, "failed", new IllegalStateException("surprise"));
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("\"stack_trace\":\"java.lang.IllegalStateException: surprise\\n\\tat "), line);
    }
}
