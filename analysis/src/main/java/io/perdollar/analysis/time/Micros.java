package io.perdollar.analysis.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants as microseconds since 1970-01-01T00:00Z, the unit of all hot paths (equations §2). An hour or a day is named by
 * the instant at which it starts.
 */
public final class Micros {
    public static final long SECOND = 1_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private Micros() {}

    /** The instant in microseconds, what is finer being cut. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1_000);
    }

    /** The length in microseconds, what is finer being cut. */
    public static long of(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), SECOND), duration.getNano() / 1_000);
    }

    /** The instant for people and for everything outside hot paths. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    /** Start of the UTC hour that holds the instant. */
    public static long hourStart(long micros) {
        return Math.floorDiv(micros, HOUR) * HOUR;
    }

    /** Start of the UTC day that holds the instant. */
    public static long dayStart(long micros) {
        return Math.floorDiv(micros, DAY) * DAY;
    }
}
