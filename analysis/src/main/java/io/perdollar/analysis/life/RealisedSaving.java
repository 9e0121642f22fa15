package io.perdollar.analysis.life;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.AdviceLife.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change saved, by the bill (docs/decisions.md, lives of advice). A month is each weekday's mean × (730 ÷ 168), as in
 * equations §13; with g the effective GPU-instance cost, h the running hours, c the direct and attached cost of such a
 * month, 0 before and 1 since:
 *
 * <pre>
 * machine or provisioning    realised = g0 − g1 ÷ h1 × max(h0, h1)      the new price, at no fewer hours than before
 * hours                      realised = g0 − g0 ÷ h0 × h                the new hours, at the price before
 * both                       realised = g0 − g1 ÷ h1 × h
 * removal                    realised = c0 − c1
 * h = h1; of machines that stop when idle min(max(h0, h1), h1 × max(1, served0 ÷ served1))
 * </pre>
 *
 * <p>So neither another lever nor fewer requests count as the change's own, and where hours grew with a slower machine they
 * count against it.
 */
final class RealisedSaving {
    /**
     * So many days before the change are the baseline, as far as they ran on the machine of the last of them; so many of the
     * newest days since are held against them, of a change of the price those on the machine that it led to.
     */
    static final int DAYS = 28;

    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal WEEK_HOURS = BigDecimal.valueOf(168);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int ERROR_DIGITS = 6;

    private RealisedSaving() {}

    /**
     * Measures a change.
     *
     * @param facets what was carried out
     * @param from first day on which any of it stood
     * @param since first day on which all of it stood
     * @param days of the subject, oldest first
     * @return null where either side lacks a weekday, or what is needed for the comparison
     */
    static @Nullable Measure of(
            Set<Facet> facets,
            boolean followsRequests,
            LocalDate from,
            LocalDate since,
            @Nullable BigDecimal predicted,
            List<SubjectDay> days) {
        boolean priced = facets.contains(Facet.MACHINE) || facets.contains(Facet.PROVISIONING);
        List<SubjectDay> then = between(days, from.minusDays(DAYS), from.minusDays(1));
        List<SubjectDay> now = between(days, since, LocalDate.MAX);
        Month before = new Month(alike(then, then.size() - 1, -1));
        Month after = new Month(newest(priced ? alike(now, 0, 1) : now));
        if (!before.isWhole() || !after.isWhole()) {
            return null;
        }
        BigDecimal realised = facets.contains(Facet.REMOVAL)
                ? Numeric.round(before.total.subtract(after.total))
                : realised(facets, priced, followsRequests, before, after);
        return realised == null
                ? null
                : new Measure(
                        Numeric.round(before.total),
                        Numeric.round(after.total),
                        realised,
                        error(realised, predicted),
                        before.count,
                        after.count);
    }

    private static @Nullable BigDecimal realised(
            Set<Facet> facets, boolean priced, boolean followsRequests, Month before, Month after) {
        BigDecimal hours =
                facets.contains(Facet.HOURS) ? hours(followsRequests, before, after) : before.hours.max(after.hours);
        Month price = priced ? after : before;
        if (hours == null || price.hours.signum() <= 0) {
            return null;
        }
        return Numeric.round(
                before.gpu.subtract(price.gpu.multiply(hours).divide(price.hours, MathContext.DECIMAL128)));
    }

    private static @Nullable BigDecimal hours(boolean followsRequests, Month before, Month after) {
        if (!followsRequests) {
            return after.hours;
        }
        BigDecimal then = before.served;
        BigDecimal now = after.served;
        if (then == null || now == null || now.signum() == 0) {
            return null;
        }
        BigDecimal fewer = then.divide(now, MathContext.DECIMAL128).max(BigDecimal.ONE);
        return after.hours.multiply(fewer).min(before.hours.max(after.hours));
    }

    private static @Nullable BigDecimal error(BigDecimal realised, @Nullable BigDecimal predicted) {
        return predicted == null || predicted.signum() <= 0
                ? null
                : realised.subtract(predicted).divide(predicted, ERROR_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static List<SubjectDay> between(List<SubjectDay> days, LocalDate first, LocalDate last) {
        return days.stream()
                .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(last))
                .toList();
    }

    private static List<SubjectDay> newest(List<SubjectDay> days) {
        LocalDate from = days.isEmpty()
                ? LocalDate.MIN
                : days.get(days.size() - 1).date().minusDays(DAYS - 1L);
        return between(days, from, LocalDate.MAX);
    }

    /** Days on the machine of the first day that names one, seen from an end: another change is another saving. */
    private static List<SubjectDay> alike(List<SubjectDay> days, int from, int step) {
        int first = from;
        while (first >= 0 && first < days.size() && days.get(first).accelerator() == null) {
            first += step;
        }
        if (first < 0 || first >= days.size()) {
            return days;
        }
        SubjectDay model = days.get(first);
        return days.stream()
                .filter(day -> day.accelerator() == null
                        || (day.accelerator().equals(model.accelerator())
                                && Objects.equals(day.machineType(), model.machineType())
                                && isSpot(day) == isSpot(model)))
                .toList();
    }

    private static boolean isSpot(SubjectDay day) {
        return day.spotShare().compareTo(HALF) >= 0;
    }

    /** Days scaled to a month. */
    private static final class Month {
        final int count;
        final BigDecimal hours;
        final BigDecimal gpu;
        final BigDecimal total;
        final @Nullable BigDecimal served;
        private final Map<DayOfWeek, Integer> weekdays = new EnumMap<>(DayOfWeek.class);

        Month(List<SubjectDay> days) {
            count = days.size();
            days.forEach(day -> weekdays.merge(day.date().getDayOfWeek(), 1, Integer::sum));
            hours = of(days, day -> BigDecimal.valueOf(day.runningMicros()));
            gpu = of(days, SubjectDay::gpuCost);
            total = of(days, SubjectDay::totalCost);
            served = days.stream().anyMatch(day -> day.served() == null)
                    ? null
                    : of(days, day -> BigDecimal.valueOf(day.served() == null ? 0 : day.served()));
        }

        boolean isWhole() {
            return weekdays.size() == DayOfWeek.values().length;
        }

        private BigDecimal of(List<SubjectDay> days, Function<SubjectDay, BigDecimal> figure) {
            Map<DayOfWeek, BigDecimal> sums = new EnumMap<>(DayOfWeek.class);
            days.forEach(day -> sums.merge(day.date().getDayOfWeek(), figure.apply(day), BigDecimal::add));
            BigDecimal week = BigDecimal.ZERO;
            for (Map.Entry<DayOfWeek, BigDecimal> weekday : sums.entrySet()) {
                BigDecimal number = BigDecimal.valueOf(weekdays.getOrDefault(weekday.getKey(), 1));
                week = week.add(weekday.getValue().divide(number, MathContext.DECIMAL128));
            }
            return week.multiply(MONTH_HOURS).divide(WEEK_HOURS, MathContext.DECIMAL128);
        }
    }
}
