package io.perdollar.analysis.idle;

import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.time.Micros;
import java.time.Duration;

/**
 * When quiet counts as idle (equations §10).
 *
 * @param threshold τ: a gap that is longer is idle from its start on; 60 s, below which quiet is not recorded, to 23 h, as
 *     only the day before a window is looked at
 * @param startUp σ: before the next request a stopped VM would already have to run again; not negative
 */
public record IdleRules(Duration threshold, Duration startUp) {
    private static final Duration SHORTEST = Duration.ofSeconds(BusyStretches.SHORTEST_GAP / Micros.SECOND);
    private static final Duration LONGEST = Duration.ofHours(23);

    /** τ 300 s, σ 180 s. */
    public static final IdleRules DEFAULT = new IdleRules(Duration.ofMinutes(5), Duration.ofMinutes(3));

    public IdleRules {
        if (threshold.compareTo(SHORTEST) < 0 || threshold.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the idle threshold must be 60 s to 23 h, got " + threshold.toSeconds() + " s");
        }
        if (startUp.isNegative()) {
            throw new IllegalArgumentException("the start-up time must not be negative, got " + startUp);
        }
    }
}
