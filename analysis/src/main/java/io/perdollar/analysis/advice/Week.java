package io.perdollar.analysis.advice;

import io.perdollar.analysis.replay.Demand;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hours of a window by the report's clock: to which weekday and local hour each UTC hour belongs (equations §2, §13). */
final class Week {
    private static final int DAYS = 7;
    private static final BigDecimal MONTH = BigDecimal.valueOf(730);
    private static final BigDecimal WEEK = BigDecimal.valueOf(168);
    private static final BigDecimal MICROS_PER_HOUR = BigDecimal.valueOf(Micros.HOUR);

    /** Hour of the local week, 0 for Monday 00:00, by hour of the window. */
    final int[] hourOfWeek;

    /** Replayed microseconds by hour of the window. */
    final long[] replayed;

    /** Whole local weeks of the window, each as its hours of the window, oldest first. */
    final List<int[]> wholeWeeks;

    private final long[] replayedByWeekday = new long[DAYS];

    Week(Demand demand, ZoneId zone) {
        int hours = Math.toIntExact(demand.window().length() / Micros.HOUR);
        ReportZone clock = new ReportZone(zone);
        hourOfWeek = new int[hours];
        replayed = new long[hours];
        SortedMap<LocalDate, List<Integer>> weeks = new TreeMap<>();
        for (int hour = 0; hour < hours; hour++) {
            long start = demand.window().from() + hour * Micros.HOUR;
            hourOfWeek[hour] = clock.hourOfWeek(start);
            replayed[hour] = demand.replayed().overlap(new Interval(start, start + Micros.HOUR));
            replayedByWeekday[weekday(hour)] += replayed[hour];
            weeks.computeIfAbsent(clock.weekOf(start), monday -> new ArrayList<>())
                    .add(hour);
        }
        wholeWeeks = weeks.entrySet().stream()
                .filter(week -> isWhole(demand, clock, week.getKey(), week.getValue()))
                .map(week ->
                        week.getValue().stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Every hour of the local week lies in the window, and nearly all of its time was replayed. */
    private boolean isWhole(Demand demand, ReportZone clock, LocalDate monday, List<Integer> hours) {
        boolean inside = demand.window().from() <= clock.hoursOf(monday).from()
                && demand.window().to()
                        >= clock.hoursOf(monday.plusDays(DAYS - 1L)).to();
        long covered = hours.stream().mapToLong(hour -> replayed[hour]).sum();
        return inside && covered >= 0.95 * hours.size() * Micros.HOUR;
    }

    int weekday(int hour) {
        return hourOfWeek[hour] / 24;
    }

    /**
     * A month of a quantity: each weekday's mean × (730 ÷ 168). A weekday that was never replayed counts like the mean of
     * the others.
     *
     * @param microsByWeekday 7 sums over the replayed time, Monday first
     * @return hours a month, 9 digits
     */
    BigDecimal monthlyHours(long[] microsByWeekday) {
        BigDecimal week = BigDecimal.ZERO;
        int known = 0;
        for (int day = 0; day < DAYS; day++) {
            if (replayedByWeekday[day] > 0) {
                known++;
                week = week.add(BigDecimal.valueOf(microsByWeekday[day])
                        .multiply(BigDecimal.valueOf(24))
                        .divide(BigDecimal.valueOf(replayedByWeekday[day]), MathContext.DECIMAL128));
            }
        }
        return known == 0
                ? BigDecimal.ZERO
                : week.multiply(BigDecimal.valueOf(DAYS))
                        .multiply(MONTH)
                        .divide(BigDecimal.valueOf(known).multiply(WEEK), 9, java.math.RoundingMode.HALF_UP);
    }

    /** Replayed microseconds of each weekday, Monday first. */
    long[] replayedByWeekday() {
        return replayedByWeekday.clone();
    }

    static BigDecimal hours(long micros) {
        return BigDecimal.valueOf(micros).divide(MICROS_PER_HOUR, 9, java.math.RoundingMode.HALF_UP);
    }
}
