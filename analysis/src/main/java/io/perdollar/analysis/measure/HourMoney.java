package io.perdollar.analysis.measure;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;

/**
 * One amount of money per hour of an axis, in units of 10⁻⁹. A fleet has seven of these for each VM and window, so a week without any
 * amount takes no room.
 */
final class HourMoney {
    private static final int WEEK = 7 * 24;
    private static final long[][] NOTHING = {};

    private final int hours;
    private long[][] weeks = NOTHING;

    HourMoney(int hours) {
        this.hours = hours;
    }

    /** Adds an amount with 9 fraction digits. @throws ArithmeticException beyond ±9.2 · 10⁹ in one hour */
    void add(int hour, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        if (weeks.length == 0) {
            weeks = new long[(hours + WEEK - 1) / WEEK][];
        }
        long[] units = weeks[hour / WEEK];
        if (units == null) {
            units = new long[WEEK];
            weeks[hour / WEEK] = units;
        }
        units[hour % WEEK] = Math.addExact(
                units[hour % WEEK],
                amount.setScale(Numeric.SCALE).unscaledValue().longValueExact());
    }

    BigDecimal get(int hour) {
        long[] units = weeks.length == 0 ? null : weeks[hour / WEEK];
        return units == null || units[hour % WEEK] == 0
                ? Numeric.ZERO
                : BigDecimal.valueOf(units[hour % WEEK], Numeric.SCALE);
    }
}
