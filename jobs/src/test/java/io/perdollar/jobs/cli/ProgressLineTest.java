package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final SetClock clock = new SetClock();

    @Test
    void showsBytesLinesASecondAndTheTimeLeftWhileLogsAreRead() {
        ProgressLine line = new ProgressLine(clock, terminal());
        line.step("reading the logs of llm");

        clock.pass(4);
        line.read(1_000_000_000L, 2_500_000_000L, 8_000_000);

        assertTrue(
                shown().endsWith("reading the logs of llm  40 %, 1,000 of 2,500 MB, 2,000,000 lines/s, 7 s left"),
                shown());
    }

    @Test
    void keepsToItselfWhatItCannotKnowYet() {
        ProgressLine line = new ProgressLine(clock, terminal());
        line.step("reading the logs of llm");

        clock.pass(0.3);
        line.read(50_000_000L, 2_500_000_000L, 400_000);

        assertTrue(shown().endsWith("reading the logs of llm  2 %, 50 of 2,500 MB"), shown());
    }

    @Test
    void drawsAtMostFiveTimesASecond() {
        ProgressLine line = new ProgressLine(clock, terminal());
        line.step("reading the logs of llm");
        clock.pass(1);
        line.read(1, 100, 1);
        String before = shown();

        clock.pass(0.1);
        line.read(2, 100, 2);

        assertEquals(before, shown());
    }

    @Test
    void tellsHowLongARangeWillStillTake() {
        ProgressLine line = new ProgressLine(clock, terminal());
        line.of(1, 4);
        line.step("reading the bill");
        clock.pass(30);
        line.of(2, 4);
        line.step("reading the bill");

        assertTrue(shown().endsWith("2 of 4, 2 min left: reading the bill"), shown());
    }

    @Test
    void drawsNothingWithoutATerminal() {
        ProgressLine line = new ProgressLine(clock, null);
        line.step("reading the logs of llm");
        clock.pass(5);
        line.read(1, 100, 1);
        line.close();

        assertEquals("", shown());
    }

    private PrintStream terminal() {
        return new PrintStream(screen, true, StandardCharsets.UTF_8);
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Shows the time that the test sets. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-16T04:00:00Z");

        void pass(double seconds) {
            now = now.plusMillis((long) (1000 * seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
