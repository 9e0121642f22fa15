package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What an environment tolerates (equations §13).
 *
 * @param refused largest share of refused requests, 0–1
 * @param delayed largest share of requests that wait longer than the objective, 0–1
 * @param objective longest wait that is no delay; the time of the answer itself is not part of it
 * @param spot whether machines may be taken away
 * @param stopWhenIdle whether a request may have to start a machine
 */
public record Policy(BigDecimal refused, BigDecimal delayed, Duration objective, boolean spot, boolean stopWhenIdle) {
    /** Refuses nothing, delays 1 %, keeps its machines. */
    public static final Policy PROD =
            new Policy(new BigDecimal("0.00"), new BigDecimal("0.01"), Duration.ofSeconds(30), false, false);

    /** Development. */
    public static final Policy DEV =
            new Policy(new BigDecimal("0.02"), new BigDecimal("0.10"), Duration.ofSeconds(60), true, true);
}
