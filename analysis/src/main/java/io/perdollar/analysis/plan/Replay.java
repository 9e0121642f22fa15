package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would have done to the requests of the replayed days (equations §13).
 *
 * @param monthlyCost direct and attached cost, report currency per month of 730 h, 9 digits
 * @param requests that arrived in the replayed time
 * @param served of them; they may have waited
 * @param refused of them: off by schedule, lost by an interruption or after a failed start (expected values, rounded)
 * @param refusedShare of the requests, 0–1, 6 digits
 * @param delayedShare share of the requests that wait longer than the policy's objective, 0–1, 6 digits
 * @param p95Wait the wait that 95 % of the served requests do not exceed
 * @param coldStarts how often a request had to start a stopped machine
 * @param interruptions expected interruptions of spot machines, 3 digits; 0 for other ones
 * @param runningHoursPerMonth of one replica, booting included
 * @param verdict against the policy
 * @param calibrationError (replayed − actual) ÷ actual of today's plan, 6 digits; null where the actual cost is ≤ 0
 */
public record Replay(
        BigDecimal monthlyCost,
        long requests,
        long served,
        long refused,
        BigDecimal refusedShare,
        BigDecimal delayedShare,
        Duration p95Wait,
        long coldStarts,
        BigDecimal interruptions,
        BigDecimal runningHoursPerMonth,
        Verdict verdict,
        @Nullable BigDecimal calibrationError) {
    public Replay {
        if (served + refused != requests) {
            throw new IllegalArgumentException(
                    "served and refused must be all requests, got " + served + " + " + refused + " of " + requests);
        }
    }
}
