package io.perdollar.analysis.idle;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;

/**
 * An hour's GPU-instance effective cost split by how the VM spent the hour (equations §10). The parts sum to the cost.
 *
 * @param idle for idle time
 * @param unknown for running time without evidence, and all of it in an hour without running
 * @param active the rest
 */
public record IdleCost(BigDecimal idle, BigDecimal unknown, BigDecimal active) {
    /** No cost. */
    public static final IdleCost ZERO = new IdleCost(Numeric.ZERO, Numeric.ZERO, Numeric.ZERO);

    /**
     * Splits by cumulative rounding in the order idle, unknown, active.
     *
     * @param cost with at most 9 fraction digits; may be negative
     * @param idleMicros not negative
     * @param unknownMicros not negative
     * @param runningMicros at least idle and unknown together
     */
    public static IdleCost split(BigDecimal cost, long idleMicros, long unknownMicros, long runningMicros) {
        BigDecimal whole = cost.setScale(Numeric.SCALE);
        if (idleMicros < 0 || unknownMicros < 0 || idleMicros + unknownMicros > runningMicros) {
            throw new IllegalArgumentException("idle and unknown must be parts of running, got " + idleMicros + " and "
                    + unknownMicros + " of " + runningMicros + " us");
        }
        if (runningMicros == 0) {
            return new IdleCost(Numeric.ZERO, whole, Numeric.ZERO);
        }
        BigDecimal idle = Numeric.prorate(whole, idleMicros, runningMicros);
        BigDecimal idleAndUnknown = Numeric.prorate(whole, idleMicros + unknownMicros, runningMicros);
        return new IdleCost(idle, idleAndUnknown.subtract(idle), whole.subtract(idleAndUnknown));
    }

    /** Splits the cost of an hour. */
    public static IdleCost split(BigDecimal cost, IdleHour hour) {
        return split(cost, hour.idle(), hour.unknown(), hour.running());
    }

    /**
     * What stopping would have saved in an hour, rounded once; zero in an hour without running.
     *
     * @param uncommittedCost GPU-instance effective cost without commitment shares and without charges of a commitment's
     *     consumption model: what is committed is not saved by stopping
     * @param hour of the same VM
     */
    public static BigDecimal avoidable(BigDecimal uncommittedCost, IdleHour hour) {
        return hour.running() == 0 ? Numeric.ZERO : Numeric.prorate(uncommittedCost, hour.avoidable(), hour.running());
    }

    /** Part by part. */
    public IdleCost plus(IdleCost other) {
        return new IdleCost(idle.add(other.idle), unknown.add(other.unknown), active.add(other.active));
    }
}
