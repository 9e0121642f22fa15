package io.perdollar.jobs.config;

import java.time.Duration;

/**
 * When a GPU counts as idle (equations §10).
 *
 * @param threshold τ: gaps up to this long are no idleness
 * @param startUp σ: a VM must be up this long before the next request
 */
public record IdleSettings(Duration threshold, Duration startUp) {
    private static final Duration LEAST_THRESHOLD = Duration.ofMinutes(1);

    static IdleSettings read(Section idle) {
        Duration threshold = idle.value("threshold", ScalarForm.DURATION, Duration.ofMinutes(5));
        Duration startUp = idle.value("startUp", ScalarForm.DURATION, Duration.ofMinutes(3));
        if (threshold.compareTo(LEAST_THRESHOLD) < 0) {
            idle.problem(
                    "threshold",
                    "60s or more",
                    "'" + threshold.toSeconds() + "s'",
                    "shorter gaps are not kept in the ledger: use 60s or more");
        }
        idle.done();
        return new IdleSettings(threshold, startUp);
    }
}
