package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The shortest weekly hours that refuse no more than the policy allows, fitted on the earlier whole local weeks and judged
 * by the last one (equations §13).
 *
 * @param hours the fitted ones
 * @param fitWeeks how many whole weeks they were fitted on, at least 1
 * @param fitRefusedShare share of the requests outside the hours in those weeks, 0–1
 * @param judgedRefusedShare the same in the last whole week; what is more than in the fit is the gap
 * @param fitted today's machines run by these hours; null where they were not replayed
 * @param guide today's machines run by the guide's 09–18 on weekdays: nine hours, although its dev profile says eight
 */
public record ScheduleFit(
        WeeklyHours hours,
        int fitWeeks,
        BigDecimal fitRefusedShare,
        BigDecimal judgedRefusedShare,
        @Nullable ReplayedPlan fitted,
        @Nullable ReplayedPlan guide) {}
