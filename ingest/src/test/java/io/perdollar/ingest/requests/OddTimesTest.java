package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.measure.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times as real logs have them, through a whole scan. */
class OddTimesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void mixedOffsetsInOneFileAreTheSameInstants() throws IOException {
        assertEquals(
                Map.of("2026-11-01T03", 3L),
                served("01/Nov/2026:12:10:00 +0900", "01/Nov/2026:03:20:00 +0000", "31/Oct/2026:23:30:00 -0330"));
    }

    @Test
    void theHourThatComesTwiceWhenClocksGoBackIsTwoHours() throws IOException {
        assertEquals(
                Map.of("2026-10-25T00", 1L, "2026-10-25T01", 1L),
                served("25/Oct/2026:02:30:00 +0200", "25/Oct/2026:02:30:00 +0100"));
    }

    @Test
    void theHourThatIsSkippedWhenClocksGoForwardIsNotMissing() throws IOException {
        assertEquals(
                Map.of("2026-03-29T00", 1L, "2026-03-29T01", 1L),
                served("29/Mar/2026:01:59:59 +0100", "29/Mar/2026:03:00:00 +0200"));
    }

    @Test
    void secondSixtyIsTheFirstOfTheNextMinute() throws IOException {
        assertEquals(Map.of("2017-01-01T00", 1L), served("31/Dec/2016:23:59:60 +0000"));
    }

    @Test
    void linesOutOfOrderGoToTheirOwnHours() throws IOException {
        assertEquals(
                Map.of("2026-11-01T03", 2L, "2026-11-01T05", 1L, "2026-10-31T23", 1L),
                served(
                        "01/Nov/2026:03:10:00 +0000",
                        "01/Nov/2026:05:00:00 +0000",
                        "31/Oct/2026:23:59:59 +0000",
                        "01/Nov/2026:03:09:59 +0000"));
    }

    /** Hour → served requests. */
    private Map<String, Long> served(String... times) throws IOException {
        LogFolder logs = new LogFolder(folder);
        StringBuilder text = new StringBuilder();
        for (String time : times) {
            text.append("10.0.0.1 [").append(time).append("] \"POST /generate HTTP/1.1\" 200 1 0.000\n");
        }
        logs.write("vm/access.log.1", text.toString());
        SourceScan scan = logs.scanAndKeep();
        assertEquals(0, scan.counts().rejectedLines());
        Map<String, Long> hours = new TreeMap<>();
        for (Map.Entry<LocalDate, DayActivity> day : Objects.requireNonNull(
                        logs.ledger().get(Subject.instance("vm")))
                .entrySet()) {
            for (int hour = 0; hour < 24; hour++) {
                long served = day.getValue().hour(hour).served();
                if (served > 0) {
                    hours.put("%sT%02d".formatted(day.getKey(), hour), served);
                }
            }
        }
        return hours;
    }
}
