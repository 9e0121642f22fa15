package io.perdollar.reporting;

import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Amounts of the sample reports. */
@NullMarked
final class SampleMoney {
    private SampleMoney() {}

    static Cost plain(BigDecimal amount) {
        return new Cost(amount, amount);
    }

    static Cost scale(Cost cost) {
        return new Cost(scale(cost.billed(), "0.925"), scale(cost.effective(), "0.925"));
    }

    static BigDecimal money(String dollars, BigDecimal rate) {
        return Numeric.round(new BigDecimal(dollars).multiply(rate));
    }

    static BigDecimal amount(String amount) {
        return new BigDecimal(amount).setScale(Numeric.SCALE);
    }

    static BigDecimal scale(BigDecimal amount, String factor) {
        return Numeric.round(amount.multiply(new BigDecimal(factor)));
    }

    static @Nullable BigDecimal scale6(@Nullable BigDecimal ratio, String factor) {
        return ratio == null ? null : ratio.multiply(new BigDecimal(factor)).setScale(6, RoundingMode.HALF_EVEN);
    }

    static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, 6, RoundingMode.HALF_EVEN);
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(Numeric.ZERO, BigDecimal::add);
    }
}
