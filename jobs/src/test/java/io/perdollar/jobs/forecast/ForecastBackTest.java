package io.perdollar.jobs.forecast;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.budget.BudgetReview;
import io.perdollar.analysis.budget.DayKnowledge;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.budget.ReportingDelay;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.SpendLine;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Credit;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every month of generated fleets of 480 days as each of its nights would have, and counts how often the 80 %
 * interval held what the month came to. A night knows what its bill showed then: nothing later, and no more history than a run reads.
 */
public final class ForecastBackTest {
    static final int DAYS = 480;
    private static final LocalDate END = LocalDate.of(2026, 11, 15);
    private static final long STEP_DAYS = 11;
    private static final int HISTORY_DAYS = 56;
    private static final int HOURS_OF_A_NIGHT = 3;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final String EVERYTHING = "everything";

    /** What a fleet was billed day by day, told apart by when the bill showed it: night number → amount. */
    private record Costs(LocalDate first, List<Map<Integer, Double>> regular, List<Map<Integer, Double>> tax) {
        static Costs none(LocalDate first) {
            Costs costs = new Costs(first, new ArrayList<>(), new ArrayList<>());
            for (int day = 0; day < DAYS; day++) {
                costs.regular.add(new TreeMap<>());
                costs.tax.add(new TreeMap<>());
            }
            return costs;
        }

        int index(LocalDate day) {
            return Math.toIntExact(day.toEpochDay() - first.toEpochDay());
        }

        LocalDate end() {
            return first.plusDays(DAYS - 1L);
        }

        static double sum(Map<Integer, Double> shown, int night) {
            return shown.entrySet().stream()
                    .filter(part -> part.getKey() <= night)
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * How often the interval held.
     *
     * @param months months of fleets, services or everything, that were forecast
     */
    record Coverage(int months, int held) {
        double share() {
            return (double) held / months;
        }

        Coverage plus(Coverage other) {
            return new Coverage(months + other.months, held + other.held);
        }
    }

    private ForecastBackTest() {}

    /** Prints the coverage by day of the month. Arguments: the first fleet, 1 unless given, and the last, four more. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long first = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
        long last = arguments.length < 2 ? first + 4 : Long.parseLong(arguments[1]);
        out.printf("fleets %d to %d, %d days each; months whose end the 80 %% interval held%n", first, last, DAYS);
        for (boolean whole : new boolean[] {true, false}) {
            out.println(whole ? "the whole fleet" : "single services");
            Coverage all = new Coverage(0, 0);
            for (int day = 3; day <= 27; day += 4) {
                Coverage coverage = of(LongStream.rangeClosed(first, last).toArray(), new int[] {day}, whole);
                print(out, "on day " + day, coverage);
                all = all.plus(coverage);
            }
            print(out, "together", all);
        }
    }

    private static void print(PrintStream out, String when, Coverage coverage) {
        out.printf("  %-9s  %5d of %5d = %.0f %%%n", when, coverage.held, coverage.months, 100 * coverage.share());
    }

    /** Forecasts on these days of every month that has two months before it. */
    static Coverage of(long[] seeds, int[] daysOfMonth, boolean whole) {
        Coverage coverage = new Coverage(0, 0);
        for (long seed : seeds) {
            for (Map.Entry<String, Costs> owner : fleet(seed).entrySet()) {
                if (owner.getKey().equals(EVERYTHING) == whole) {
                    for (int day : daysOfMonth) {
                        coverage = coverage.plus(months(owner.getValue(), day));
                    }
                }
            }
        }
        return coverage;
    }

    private static Coverage months(Costs costs, int dayOfMonth) {
        int months = 0;
        int held = 0;
        YearMonth last = YearMonth.from(costs.end()).minusMonths(1);
        for (YearMonth month = YearMonth.from(costs.first).plusMonths(3);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            Forecast forecast = forecast(costs, month.atDay(dayOfMonth));
            double actual = 0;
            for (int day = costs.index(month.atDay(1)); day <= costs.index(month.atEndOfMonth()); day++) {
                actual += Costs.sum(costs.regular.get(day), Integer.MAX_VALUE)
                        + Costs.sum(costs.tax.get(day), Integer.MAX_VALUE);
            }
            if (forecast != null && actual > 0) {
                months++;
                if (actual >= forecast.low().doubleValue() - 0.01
                        && actual <= forecast.high().doubleValue() + 0.01) {
                    held++;
                }
            }
        }
        return new Coverage(months, held);
    }

    private static @Nullable Forecast forecast(Costs costs, LocalDate reportDate) {
        LocalDate first = reportDate.minusDays(HISTORY_DAYS - 1L).withDayOfMonth(1);
        int from = Math.max(0, costs.index(first));
        int days = costs.index(reportDate) - from + 1;
        int night = costs.index(reportDate) + 1;
        SpendLine regular = line(Category.GPU_INSTANCE, days);
        SpendLine tax = line(Category.TAX_AND_ADJUSTMENT, days);
        List<Double> ages = new ArrayList<>();
        int billedFrom = -1;
        for (int day = 0; day < days; day++) {
            double cost = Costs.sum(costs.regular.get(from + day), night);
            add(regular, day, cost);
            add(tax, day, Costs.sum(costs.tax.get(from + day), night));
            ages.add((days - 1 - day) * 24.0 + HOURS_OF_A_NIGHT);
            if (billedFrom < 0 && cost != 0) {
                billedFrom = day;
            }
        }
        DailySpend spend = new DailySpend(
                costs.first.plusDays(from), days, Math.max(0, billedFrom), List.of(regular, tax), List.of());
        Budget budget = new Budget("b", new Scope.All(), BigDecimal.ONE, List.of(BigDecimal.ONE));
        return BudgetReview.of(List.of(budget), spend, new DayKnowledge(days - 1, ages), ReportingDelay.UNKNOWN)
                .get(0)
                .forecast();
    }

    private static SpendLine line(Category category, int days) {
        return new SpendLine(
                new SpendLine.Owner(null, null, null, null, category, new Sku("S", "what is sold", "Compute Engine")),
                days);
    }

    private static void add(SpendLine line, int day, double cost) {
        line.add(day, BigDecimal.valueOf(Math.round(cost * 1e6), 6), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE);
    }

    /** The bill of a fleet, as a whole and by service. */
    private static Map<String, Costs> fleet(long seed) {
        // The same stories at other days of the month.
        LocalDate end = END.minusDays(STEP_DAYS * (seed - 1));
        SampleCalendar calendar = SampleCalendar.of(end, DAYS);
        LocalDate first = end.minusDays(DAYS - 1L);
        Fleet fleet = Fleet.of(calendar, seed, 1);
        Map<String, Costs> owners = new TreeMap<>();
        Costs all = owners.computeIfAbsent(EVERYTHING, name -> Costs.none(first));
        for (VmEntry vm : fleet.vms()) {
            Costs service = owners.computeIfAbsent("service " + vm.vm().service(), name -> Costs.none(first));
            for (BillSource source : vm.bill()) {
                read(calendar, source, List.of(all, service));
            }
        }
        for (BillSource source : fleet.others()) {
            read(calendar, source, List.of(all));
        }
        return owners;
    }

    private static void read(SampleCalendar calendar, BillSource source, List<Costs> owners) {
        for (long hour = calendar.startHour(); hour < calendar.endHour(); hour++) {
            source.readings(hour, reading -> book(reading, owners));
        }
    }

    private static void book(Reading reading, List<Costs> owners) {
        int day = Math.toIntExact(
                SampleCalendar.localDay(reading.hour()) - owners.get(0).first.toEpochDay());
        if (day < 0 || day >= DAYS) {
            return;
        }
        long nanos = reading.amounts().cost()
                + reading.credits().stream().mapToLong(Credit::nanos).sum();
        double dollars =
                reading.meter().project().account().toDollars(nanos, SampleCalendar.utcDay(reading.hour())) / 1e9;
        // The night that first sees it runs some hours after its local day has ended.
        long exportHour = reading.exportMicros() / HOUR_MICROS - HOURS_OF_A_NIGHT;
        int night = Math.toIntExact(
                SampleCalendar.localDay(exportHour) - owners.get(0).first.toEpochDay() + 1);
        boolean tax = !reading.adjustment().costType().equals("regular");
        for (Costs costs : owners) {
            (tax ? costs.tax : costs.regular).get(day).merge(night, dollars, Double::sum);
        }
    }
}
