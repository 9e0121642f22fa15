package io.perdollar.analysis.idle;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;

/**
 * An hour's other direct and attached cost, split by whether the VM ran (equations §6, §10). The parts sum to the cost.
 *
 * @param whileRunning cost × running ÷ 3,600 s, rounded once
 * @param whileStopped the rest
 */
public record RunningCost(BigDecimal whileRunning, BigDecimal whileStopped) {

    /**
     * Splits the cost of an hour.
     *
     * @param cost with at most 9 fraction digits; may be negative
     * @param runningMicros 0 to 3,600 s
     */
    public static RunningCost split(BigDecimal cost, long runningMicros) {
        if (runningMicros < 0 || runningMicros > Micros.HOUR) {
            throw new IllegalArgumentException("running must be 0 to 3600 s, got " + runningMicros + " us");
        }
        BigDecimal whole = cost.setScale(Numeric.SCALE);
        BigDecimal whileRunning = Numeric.prorate(whole, runningMicros, Micros.HOUR);
        return new RunningCost(whileRunning, whole.subtract(whileRunning));
    }
}
