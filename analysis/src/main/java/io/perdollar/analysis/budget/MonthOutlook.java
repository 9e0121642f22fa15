package io.perdollar.analysis.budget;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.statistics.Robust;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The month of the report date, for one scope: what is reported, what it will be when everything has arrived, and where the
 * month will end. Days that are provisional are completed by the learned reporting delay and by what such days mostly cost;
 * days to come follow {@link DayPattern}; tax comes at the month's end in the proportion of the month before.
 */
final class MonthOutlook {
    /** Fewer settled days than these tell nothing. */
    private static final int FEWEST_DAYS = 7;

    private static final int HALF_MONTH = 15;

    private final DailySpend spend;
    private final DayKnowledge known;
    private final ReportingDelay delay;
    private final LocalDate today;
    private final BigDecimal[] billed;
    private final double[] regular;
    private final double[] tax;
    private final int historyFrom;
    private final @Nullable DayPattern pattern;

    MonthOutlook(DailySpend spend, DayKnowledge known, ReportingDelay delay, Scope scope) {
        this.spend = spend;
        this.known = known;
        this.delay = delay;
        this.today = spend.first().plusDays(spend.days() - 1L);
        BigDecimal[] withoutTax = spend.billed(scope, false);
        BigDecimal[] taxOnly = spend.billed(scope, true);
        this.billed = new BigDecimal[spend.days()];
        Arrays.setAll(billed, day -> withoutTax[day].add(taxOnly[day]));
        this.regular =
                Arrays.stream(withoutTax).mapToDouble(BigDecimal::doubleValue).toArray();
        this.tax = Arrays.stream(taxOnly).mapToDouble(BigDecimal::doubleValue).toArray();
        this.historyFrom = historyFrom();
        this.pattern = historyDays() < FEWEST_DAYS
                ? null
                : DayPattern.of(
                        Arrays.copyOfRange(regular, historyFrom, known.settledDays()),
                        spend.first().plusDays(historyFrom));
    }

    /** Month to date as the bill shows it. */
    BigDecimal reported() {
        BigDecimal sum = Numeric.ZERO;
        for (int day = monthStart(); day < spend.days(); day++) {
            sum = sum.add(billed[day]);
        }
        return sum;
    }

    /** Month to date with what has not arrived yet. */
    BigDecimal expected() {
        double late = 0;
        for (int day = firstProvisional(); day < spend.days(); day++) {
            late += complete(day).cost() - regular[day];
        }
        return reported().add(money(late));
    }

    /** The month's end; empty where the history is too short. */
    Optional<Outlook> outlook() {
        if (pattern == null) {
            return Optional.empty();
        }
        double variance = 0;
        for (int day = firstProvisional(); day < spend.days(); day++) {
            Completed completed = complete(day);
            variance += completed.deviation() * completed.deviation();
        }
        double toCome = 0;
        int daysToCome = 0;
        LocalDate end = YearMonth.from(today).atEndOfMonth();
        for (LocalDate day = today.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            toCome += pattern.expected(day);
            daysToCome++;
        }
        double deviation = pattern.sumDeviation(daysToCome);
        double untaxed = expected().doubleValue() - taxSoFar() + toCome;
        double taxToCome = daysToCome == 0 ? 0 : taxToCome(untaxed);
        double mean = expected().doubleValue() + toCome + taxToCome;
        return Optional.of(new Outlook(mean, Math.sqrt(variance + deviation * deviation), historyDays()));
    }

    /** The first local day on which the month's reported cost came to an amount; null where it does not reach it now. */
    @Nullable
    LocalDate reachedOn(BigDecimal amount) {
        if (reported().compareTo(amount) < 0) {
            return null;
        }
        BigDecimal sum = Numeric.ZERO;
        for (int day = monthStart(); day < spend.days(); day++) {
            sum = sum.add(billed[day]);
            if (sum.compareTo(amount) >= 0) {
                return spend.first().plusDays(day);
            }
        }
        return today;
    }

    /** A month's end as a normal distribution. */
    record Outlook(double mean, double deviation, int historyDays) {
        double probabilityOf(double amount) {
            return deviation == 0 ? (mean >= amount ? 1 : 0) : 1 - Robust.normalBelow((amount - mean) / deviation);
        }
    }

    private record Completed(double cost, double deviation) {}

    /** What a provisional day will cost: what arrived, scaled up, and what such days cost, each by its certainty. */
    private Completed complete(int day) {
        double reported = regular[day];
        Optional<ReportingDelay.Arrived> arrived = delay.at(known.ageHours().get(day));
        LocalDate date = spend.first().plusDays(day);
        if (pattern == null) {
            return arrived.filter(share -> share.share() > 0)
                    .map(share -> new Completed(reported / share.share(), 0))
                    .orElse(new Completed(reported, 0));
        }
        double usual = pattern.expected(date);
        double usualDeviation = pattern.deviation(date);
        if (arrived.isEmpty() || arrived.get().share() <= 0) {
            return new Completed(Math.max(reported, usual), usualDeviation);
        }
        double scaled = reported / arrived.get().share();
        double scaledDeviation =
                Math.abs(scaled) * arrived.get().spread() / arrived.get().share();
        double weight = square(usualDeviation) / (square(usualDeviation) + square(scaledDeviation));
        return new Completed(
                Math.max(Math.min(reported, scaled), weight * scaled + (1 - weight) * usual),
                Math.sqrt(weight) * scaledDeviation);
    }

    /**
     * Tax that the month before got after this day of it, as a share of its other cost, of this month's; nothing where that
     * month is not known whole. A tax in the second half of a month is one of the month's end.
     */
    private double taxToCome(double untaxed) {
        LocalDate first = YearMonth.from(today).minusMonths(1).atDay(1);
        int from = spend.index(first);
        if (from < spend.billedFrom()) {
            return 0;
        }
        double before = 0;
        double taxAfter = 0;
        for (int day = from; day < monthStart(); day++) {
            before += regular[day];
            if (isLaterInMonth(first.plusDays(day - from))) {
                taxAfter += tax[day];
            }
        }
        return before <= 0 ? 0 : Math.max(0, taxAfter / before * untaxed);
    }

    private boolean isLaterInMonth(LocalDate day) {
        return day.getDayOfMonth() <= HALF_MONTH
                ? day.getDayOfMonth() > today.getDayOfMonth()
                : day.lengthOfMonth() - day.getDayOfMonth() < today.lengthOfMonth() - today.getDayOfMonth();
    }

    private double taxSoFar() {
        return Arrays.stream(tax, monthStart(), spend.days()).sum();
    }

    private int monthStart() {
        return Math.max(0, spend.index(today.withDayOfMonth(1)));
    }

    private int firstProvisional() {
        return Math.max(monthStart(), known.settledDays());
    }

    private int historyDays() {
        return Math.max(0, known.settledDays() - historyFrom);
    }

    /** The first day with cost, but not the bill's first: it may be a part of a day. */
    private int historyFrom() {
        int day = Math.min(spend.billedFrom() + 1, regular.length);
        while (day < regular.length && regular[day] == 0) {
            day++;
        }
        return day;
    }

    private static double square(double value) {
        return value * value;
    }

    private static BigDecimal money(double amount) {
        return Numeric.round(BigDecimal.valueOf(amount));
    }
}
