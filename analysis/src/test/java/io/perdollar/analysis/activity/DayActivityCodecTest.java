package io.perdollar.analysis.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DayActivityCodecTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-02");

    @Test
    void aDayWithoutAnythingIsAHandfulOfBytes() {
        byte[] bytes = DayActivityCodec.write(DayActivity.none(DAY));

        assertTrue(bytes.length <= 16, () -> bytes.length + " bytes");
        assertEquals(DayActivity.none(DAY), DayActivityCodec.read(bytes));
    }

    @Test
    void keepsTheLargestFigures() {
        List<HourActivity> hours = new ArrayList<>(Collections.nCopies(24, HourActivity.NONE));
        hours.set(
                23,
                new HourActivity(
                        Long.MAX_VALUE, 0, Long.MAX_VALUE, 3, Long.MAX_VALUE, 0L, null, 1L, LatencyHistogram.of(0, 7)));
        Minutes.Columns minutes = new Minutes.Columns();
        minutes.add(0, Long.MAX_VALUE, 1, Long.MAX_VALUE);
        minutes.add(1_439, 0, Long.MAX_VALUE / 4, -1);
        DayActivity day = new DayActivity(DAY, hours, minutes.build(), BusyStretches.NONE);

        assertEquals(day, DayActivityCodec.read(DayActivityCodec.write(day)));
    }

    @Test
    void aModestVmDayTakesTwoKilobytesAndABusyOneEight() {
        assertSize(150, 2_048);
        assertSize(20_000, 8_192);
    }

    /** Requests of some 20 s at random, all with tokens: nothing that a compressor could guess. */
    private static void assertSize(int requests, int most) {
        SplittableRandom random = new SplittableRandom(7);
        ActivityBuilder builder = new ActivityBuilder();
        long start = DAY.toEpochDay() * Micros.DAY;
        for (int i = 0; i < requests; i++) {
            long millis = (long) (-Math.log(1 - random.nextDouble()) * 20_000);
            long arrival = start + random.nextLong(86_000_000) * 1_000;
            long completion = Math.min(arrival + millis * 1_000, start + Micros.DAY - 1_000);
            builder.add(
                    LineKind.SERVED,
                    completion,
                    arrival,
                    completion,
                    true,
                    random.nextInt(10_000),
                    random.nextInt(1_000),
                    random.nextInt(500),
                    -1);
        }
        List<DayActivity> days = builder.build();
        int size = DayActivityCodec.write(days.get(0)).length;

        assertEquals(1, days.size());
        assertTrue(size <= most, () -> requests + " requests take " + size + " bytes");
    }

    @Test
    void noticesEveryFlippedBit() {
        byte[] bytes = DayActivityCodec.write(
                Line.days(Line.served("2026-11-02T10:00:30Z", 1_234)).get(0));
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ActivityFormatException.class, () -> DayActivityCodec.read(damaged));
        }
    }

    @Test
    void noticesBytesThatAreMissingOrTooMany() {
        byte[] bytes = DayActivityCodec.write(
                Line.days(Line.served("2026-11-02T10:00:30Z", 1_234)).get(0));
        for (int size = 0; size < bytes.length; size++) {
            byte[] cut = Arrays.copyOf(bytes, size);
            assertThrows(ActivityFormatException.class, () -> DayActivityCodec.read(cut));
        }
        assertThrows(
                ActivityFormatException.class, () -> DayActivityCodec.read(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void namesAVersionThatItDoesNotKnow() {
        byte[] bytes = DayActivityCodec.write(DayActivity.none(DAY));
        bytes[0] = 9;

        ActivityFormatException refused =
                assertThrows(ActivityFormatException.class, () -> DayActivityCodec.read(bytes));
        assertEquals(
                "expected a stored activity of version 1, got version 9; a newer PerDollar may have written it",
                refused.getMessage());
    }

    @Property
    void columnsAreReadAsTheyWereWritten(@ForAll @Size(max = 100) long[] values) {
        BitWriter out = new BitWriter();
        out.column(values);
        byte[] bytes = out.bytes();
        BitReader in = new BitReader(bytes, 0, bytes.length);

        assertArrayEquals(values, in.column(values.length));
        in.requireEnd();
    }

    @Property
    void bytesAtRandomNeverFailInAnotherWay(@ForAll @Size(max = 200) byte[] bytes) {
        BitReader in = new BitReader(bytes, 0, bytes.length);
        try {
            in.column(50);
        } catch (ActivityFormatException e) {
            assertEquals("the stored activity ends within a number", e.getMessage());
        }
    }
}
