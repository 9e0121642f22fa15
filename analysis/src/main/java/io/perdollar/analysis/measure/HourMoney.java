package io.perdollar.analysis.measure;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;

/** One amount of money per hour of an axis, in units of 10⁻⁹; grows only where something is booked. */
final class HourMoney {
    private long[] units = new long[0];
    private final int hours;

    HourMoney(int hours) {
        this.hours = hours;
    }

    /** Adds an amount with 9 fraction digits. @throws ArithmeticException beyond ±9.2 · 10⁹ in one hour */
    void add(int hour, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        if (units.length == 0) {
            units = new long[hours];
        }
        units[hour] = Math.addExact(
                units[hour], amount.setScale(Numeric.SCALE).unscaledValue().longValueExact());
    }

    BigDecimal get(int hour) {
        return units.length == 0 || units[hour] == 0 ? Numeric.ZERO : BigDecimal.valueOf(units[hour], Numeric.SCALE);
    }
}
