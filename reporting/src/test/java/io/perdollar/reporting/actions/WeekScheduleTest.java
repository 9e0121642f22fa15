package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeekScheduleTest {
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private static WeekSchedule of(BitSet open, Duration startUp, String zone) {
        return Objects.requireNonNull(WeekSchedule.of(open, startUp, ZoneId.of(zone)));
    }

    @Test
    void startsMachinesSoEarlyThatTheyAreReadyAlsoOverMidnightAndTheWeeksEnd() {
        BitSet open = new BitSet();
        open.set(0, 6);
        open.set(24, 30);
        WeekSchedule schedule = of(open, THREE_MINUTES, "Europe/Helsinki");
        assertEquals(List.of("57 23 * * 0,1"), schedule.starts());
        assertEquals(List.of("0 6 * * 1,2"), schedule.stops());
        assertEquals("Europe/Helsinki", schedule.zone());
        assertTrue(schedule.isInstanceSchedule());
    }

    @Test
    void hoursThatDifferByDayNeedMoreThanOneExpression() {
        BitSet open = new BitSet();
        open.set(9, 18);
        open.set(24 + 10, 24 + 18);
        WeekSchedule schedule = of(open, Duration.ZERO, "UTC");
        assertEquals(List.of("0 9 * * 1", "0 10 * * 2"), schedule.starts());
        assertEquals(List.of("0 18 * * 1,2"), schedule.stops());
        assertFalse(schedule.isInstanceSchedule());
    }

    @Test
    void hoursThatNeverCloseOrNeverOpenAreNoSchedule() {
        BitSet always = new BitSet();
        always.set(0, 168);
        assertNull(WeekSchedule.of(always, THREE_MINUTES, ZoneId.of("UTC")));
        assertNull(WeekSchedule.of(new BitSet(), THREE_MINUTES, ZoneId.of("UTC")));
    }

    @Test
    void namesAFixedOffsetAsTheTimeZoneDatabaseDoes() {
        BitSet open = new BitSet();
        open.set(9, 18);
        assertEquals("Etc/GMT-9", of(open, Duration.ZERO, "+09:00").zone());
        assertEquals("Etc/UTC", of(open, Duration.ZERO, "Z").zone());
    }

    @Test
    void namesNewResourcesAsComputeEngineAllowsAndApart() {
        for (String odd : List.of("Chat", "chat_1", "한국어", "a".repeat(80), "-x-", "1st")) {
            String name = GoogleName.of("perdollar-hours", odd);
            assertTrue(name.matches("[a-z][a-z0-9-]{0,61}[a-z0-9]"), name);
            assertTrue(GoogleName.vm(odd).matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?"), GoogleName.vm(odd));
        }
        assertEquals("perdollar-hours-chat", GoogleName.of("perdollar-hours", "chat"));
        assertEquals("chat-1-t4", GoogleName.vm("chat-1-t4"));
        assertNotEquals(GoogleName.of("p", "a_b"), GoogleName.of("p", "a.b"));
    }
}
