package io.perdollar.analysis.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open stretch of time {@code [from, to)} (equations §2). Where both are equal it is empty.
 *
 * @param from first instant, epoch microseconds UTC
 * @param to the instant after the last, epoch microseconds UTC, not before {@code from}
 */
public record Interval(long from, long to) {
    public Interval {
        if (to < from) {
            throw new IllegalArgumentException(
                    "an interval must not end before it starts, got [" + text(from) + ", " + text(to) + ")");
        }
    }

    /** The same from instants; what is finer than a microsecond is cut. */
    public static Interval of(Instant from, Instant to) {
        return new Interval(Micros.of(from), Micros.of(to));
    }

    /** Microseconds from start to end. */
    public long length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** Whether the instant lies inside; the end does not. */
    public boolean contains(long instant) {
        return from <= instant && instant < to;
    }

    /** Microseconds that both have in common. */
    public long overlap(Interval other) {
        return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }

    /** The shortest that holds both, with what lies between them. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** The hull of those of two that are there; null where neither is. */
    public static @Nullable Interval hullOf(@Nullable Interval a, @Nullable Interval b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.hull(b);
    }

    @Override
    public String toString() {
        return "[" + text(from) + ", " + text(to) + ")";
    }

    private static String text(long micros) {
        return Micros.instant(micros).toString();
    }
}
