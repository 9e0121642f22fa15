package io.perdollar.analysis.advice;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Money;
import io.perdollar.analysis.plan.Fact.Figure.Share;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.WeeklyHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The guide's figures of a T4: its month beside the same machine run by the fitted hours, and its saving (equations §11, §13). */
final class GuideMonth {
    private static final String ACCELERATOR = "T4";
    private static final String LARGER = "L4";

    /** The guide's own figure, US dollars an hour. */
    private static final BigDecimal HOURLY = new BigDecimal("0.35");

    /** The guide's own figure for an L4. */
    private static final BigDecimal LARGER_HOURLY = new BigDecimal("0.60");

    /** What the guide says that a T4 saves against it. */
    private static final BigDecimal SAID_SAVING = new BigDecimal("0.70");

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

    /** What a T4 saves against an L4 by the guide's prices; told where both are spoken of. */
    static Optional<Fact> saving(Plan today, Stream<Plan> others, PriceBook prices) {
        BigDecimal perDollar = prices.perDollar();
        String other = today.accelerator().equals(ACCELERATOR) ? LARGER : ACCELERATOR;
        boolean isOne = other.equals(LARGER) || today.accelerator().equals(LARGER);
        if (perDollar == null
                || !isOne
                || others.noneMatch(plan -> plan.accelerator().equals(other))) {
            return Optional.empty();
        }
        return Optional.of(Fact.of(
                Kind.GUIDE_T4_SAVING,
                money(HOURLY.multiply(perDollar)),
                money(LARGER_HOURLY.multiply(perDollar)),
                new Share(BigDecimal.ONE.subtract(HOURLY.divide(LARGER_HOURLY, 6, RoundingMode.HALF_EVEN))),
                new Share(SAID_SAVING)));
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
