package io.perdollar.analysis.unusual;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.spend.Movements;
import io.perdollar.analysis.spend.SpendLine;
import io.perdollar.analysis.statistics.Robust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds unusual days: a day's cost against the median of the same weekday before it, in units of the median absolute
 * deviation of all days from theirs. Days in a row that are unusual in the same direction are one finding.
 */
public final class UnusualDays {
    private static final int WEEK = 7;

    /** So many same weekdays before a day make it comparable. */
    private static final int FEWEST_WEEKS = 3;

    private static final int MOST_WEEKS = 8;
    private static final double UNUSUAL = 3.5;

    /** Below this share of the usual cost nothing is worth a line. */
    private static final double LEAST_SHARE = 0.1;

    /** Below this share of what everything costs on a day neither. */
    private static final double LEAST_OF_ALL = 0.005;

    private static final int MOST_MOVEMENTS = 5;

    private UnusualDays() {}

    private record Group(@Nullable String service, Category category) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int order =
                    Objects.requireNonNullElse(service, "").compareTo(Objects.requireNonNullElse(other.service, ""));
            return order != 0 ? order : category.compareTo(other.category);
        }
    }

    /**
     * The unusual days of a stretch of time, newest first, then by size.
     *
     * @param spend up to the last day
     * @param settledDays days from the first on that are settled: provisional days are never called unusual
     * @param from first day of interest
     */
    public static List<UnusualDay> of(DailySpend spend, int settledDays, LocalDate from) {
        Map<Group, List<SpendLine>> groups = new TreeMap<>();
        for (SpendLine line : spend.lines()) {
            // Tax and rounding come once a month by nature.
            if (line.owner().category() != Category.TAX_AND_ADJUSTMENT) {
                groups.computeIfAbsent(
                                new Group(line.owner().service(), line.owner().category()), group -> new ArrayList<>())
                        .add(line);
            }
        }
        double usual = usualDay(spend);
        if (usual == 0) {
            // Most days cost nothing, as before the first bill: there is nothing usual yet.
            return List.of();
        }
        double least = LEAST_OF_ALL * usual;
        List<UnusualDay> found = new ArrayList<>();
        groups.forEach((group, lines) ->
                found.addAll(new History(group, lines, spend, settledDays, least).unusual(spend.index(from))));
        found.sort(Comparator.comparing(UnusualDay::date)
                .reversed()
                .thenComparing(
                        Comparator.comparing((UnusualDay day) -> day.deviation().abs())
                                .reversed())
                .thenComparing(day -> Objects.requireNonNullElse(day.service(), ""))
                .thenComparing(UnusualDay::category));
        return List.copyOf(found);
    }

    private static double usualDay(DailySpend spend) {
        double[] all = new double[spend.days()];
        for (SpendLine line : spend.lines()) {
            for (int day = 0; day < all.length; day++) {
                all[day] += line.effective(day).doubleValue();
            }
        }
        return all.length == 0 ? 0 : Math.abs(Robust.median(all));
    }

    /** One service and category. */
    private static final class History {
        private final Group group;
        private final List<SpendLine> lines;
        private final DailySpend spend;
        private final int settledDays;
        private final double least;
        private final BigDecimal[] exact;
        private final double[] costs;

        History(Group group, List<SpendLine> lines, DailySpend spend, int settledDays, double least) {
            this.group = group;
            this.lines = lines;
            this.spend = spend;
            this.settledDays = settledDays;
            this.least = least;
            this.exact = new BigDecimal[spend.days()];
            this.costs = new double[spend.days()];
            for (int day = 0; day < costs.length; day++) {
                BigDecimal sum = Numeric.ZERO;
                for (SpendLine line : lines) {
                    sum = sum.add(line.effective(day));
                }
                exact[day] = sum;
                costs[day] = sum.doubleValue();
            }
        }

        List<UnusualDay> unusual(int from) {
            List<UnusualDay> found = new ArrayList<>();
            // The run before the first day of interest counts too: what began earlier is not news.
            int start = Math.max(0, from - WEEK);
            int first = -1;
            int direction = 0;
            for (int day = start; day <= settledDays; day++) {
                int next = day < settledDays ? (int) Math.signum(score(day)) : 0;
                if (next != direction) {
                    if (direction != 0 && first >= from) {
                        found.add(finding(first, day - first));
                    }
                    first = day;
                    direction = next;
                }
            }
            return found;
        }

        /** 0 where the day is usual or cannot be compared. */
        private double score(int day) {
            int[] before = sameWeekdays(day);
            if (before.length < FEWEST_WEEKS) {
                return 0;
            }
            double usual = usual(before);
            double miss = costs[day] - usual;
            if (Math.abs(miss) < Math.max(least, LEAST_SHARE * Math.abs(usual))) {
                return 0;
            }
            double score = miss / Math.max(deviation(day), least / UNUSUAL + 0.02 * Math.abs(usual));
            return Math.abs(score) >= UNUSUAL ? score : 0;
        }

        /** Spread of the eight weeks before a day about their weekdays' medians. */
        private double deviation(int day) {
            List<Double> misses = new ArrayList<>();
            for (int earlier = Math.max(0, day - MOST_WEEKS * WEEK); earlier < day; earlier++) {
                int[] before = sameWeekdays(earlier);
                if (before.length >= FEWEST_WEEKS) {
                    misses.add(costs[earlier] - usual(before));
                }
            }
            return Robust.deviation(
                    misses.stream().mapToDouble(Double::doubleValue).toArray(), 0);
        }

        private double usual(int[] days) {
            double[] values = new double[days.length];
            for (int i = 0; i < days.length; i++) {
                values[i] = costs[days[i]];
            }
            return Robust.median(values);
        }

        /** The same weekday in the eight weeks before, without the bill's first day, which may be a part of a day. */
        private int[] sameWeekdays(int day) {
            int weeks = 0;
            while (weeks < MOST_WEEKS && day - (weeks + 1) * WEEK > spend.billedFrom()) {
                weeks++;
            }
            int[] days = new int[weeks];
            for (int week = 0; week < weeks; week++) {
                days[week] = day - (week + 1) * WEEK;
            }
            return days;
        }

        private UnusualDay finding(int day, int days) {
            int[] before = sameWeekdays(day);
            BigDecimal usual = Numeric.round(BigDecimal.valueOf(usual(before)));
            return new UnusualDay(
                    spend.first().plusDays(day),
                    days,
                    group.service(),
                    group.category(),
                    exact[day],
                    usual,
                    score(day),
                    movements(day, before));
        }

        /** Each line against the mean of the usual half of its weekdays: those nearest to the median. */
        private List<Movement> movements(int day, int[] before) {
            double usual = usual(before);
            List<Integer> reference = Arrays.stream(before)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer d) -> Math.abs(costs[d] - usual))
                            .thenComparing(Comparator.reverseOrder()))
                    .limit((before.length + 1) / 2)
                    .toList();
            BigDecimal count = BigDecimal.valueOf(reference.size());
            List<Movement> movements = new ArrayList<>();
            for (SpendLine line : lines) {
                BigDecimal cost = Numeric.ZERO;
                double usage = 0;
                for (int earlier : reference) {
                    cost = cost.add(line.effective(earlier));
                    usage += line.usage(earlier) / reference.size();
                }
                BigDecimal mean = cost.divide(count, Numeric.SCALE, RoundingMode.HALF_UP);
                movements.add(Movements.of(line.owner(), mean, usage, line.effective(day), line.usage(day)));
            }
            return Movements.largest(movements, MOST_MOVEMENTS);
        }
    }
}
