package io.perdollar.analysis.advice;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Money;
import io.perdollar.analysis.plan.Fact.Figure.Share;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.WeeklyHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guide's month of a T4 by its own figures, beside the same machine run by the fitted hours (equations §13). */
final class GuideMonth {
    private static final String ACCELERATOR = "T4";

    /** The guide's own figure, US dollars an hour. */
    private static final BigDecimal HOURLY = new BigDecimal("0.35");

    /** The guide's own figure for preemptible machines. */
    private static final BigDecimal DISCOUNT = new BigDecimal("0.70");

    private static final BigDecimal DAYS = BigDecimal.valueOf(30);
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal WEEK_HOURS = BigDecimal.valueOf(168);

    private GuideMonth() {}

    /** Told where a service is held against a profile that runs a T4 for a part of the day. */
    static List<Fact> facts(ServiceCase service, AdviceRules rules, PriceBook prices, @Nullable ScheduleFit schedule) {
        BigDecimal perDollar = prices.perDollar();
        List<Fact> facts = new ArrayList<>();
        for (Profile profile : rules.profiles()) {
            boolean held = profile.environment().equals(service.environment())
                    && profile.accelerator().equals(ACCELERATOR)
                    && profile.hoursPerDay() < WeeklyHours.DAY;
            if (held && perDollar != null && facts.isEmpty()) {
                BigDecimal hourly = HOURLY.multiply(perDollar);
                Money daily = money(hourly.multiply(BigDecimal.valueOf(profile.hoursPerDay()))
                        .multiply(DAYS));
                Money weekdays = weekly(hourly, WeeklyHours.guide());
                facts.add(Fact.of(
                        Kind.GUIDE_MONTH,
                        money(hourly),
                        new Count(profile.hoursPerDay()),
                        daily,
                        discounted(daily),
                        new Share(DISCOUNT),
                        weekdays,
                        discounted(weekdays)));
                if (schedule != null) {
                    Money fitted = weekly(hourly, schedule.hours());
                    facts.add(Fact.of(
                            Kind.FITTED_MONTH, new Count(schedule.hours().hoursPerWeek()), fitted, discounted(fitted)));
                }
            }
        }
        return facts;
    }

    private static Money weekly(BigDecimal hourly, WeeklyHours hours) {
        return money(hourly.multiply(BigDecimal.valueOf(hours.hoursPerWeek()))
                .multiply(MONTH_HOURS)
                .divide(WEEK_HOURS, 9, RoundingMode.HALF_UP));
    }

    private static Money discounted(Money onDemand) {
        return money(onDemand.amount().multiply(BigDecimal.ONE.subtract(DISCOUNT)));
    }

    private static Money money(BigDecimal amount) {
        return new Money(Numeric.round(amount));
    }
}
