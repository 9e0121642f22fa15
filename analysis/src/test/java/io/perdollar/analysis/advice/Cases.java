package io.perdollar.analysis.advice;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.activity.Minutes;
import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Origin;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.replay.Demand;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Services for tests: 28 days from Monday, 2026-10-19, at the guide's prices, everything covered and billed. */
final class Cases {
    static final LocalDate FROM = LocalDate.of(2026, 10, 19);
    static final int DAYS = 28;
    private static final Origin ORIGIN = new Origin("a test", FROM);

    private Cases() {}

    static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    /** The guide's prices, and an L4 committed for a year at $0.40. */
    static Catalogue catalogue() {
        return new Catalogue(
                "guide",
                List.of(
                        accelerator("T4", "16", "320", "65", LocalDate.of(2027, 8, 1)),
                        accelerator("L4", "24", "300", "121", null),
                        accelerator("A100-40", "40", "1600", "312", null)),
                List.of(
                        new MachineType("n1-standard-4", "N1", 4, decimal("15"), null, 0, true, ORIGIN),
                        new MachineType("g2-standard-4", "G2", 4, decimal("16"), "L4", 1, true, ORIGIN),
                        new MachineType("a2-highgpu-1g", "A2", 12, decimal("85"), "A100-40", 1, true, ORIGIN)),
                List.of(
                        price("n1-standard-4", "T4", Provisioning.STANDARD, "0.35"),
                        price("n1-standard-4", "T4", Provisioning.SPOT, "0.105"),
                        price("g2-standard-4", "L4", Provisioning.STANDARD, "0.60"),
                        price("g2-standard-4", "L4", Provisioning.SPOT, "0.18"),
                        price("g2-standard-4", "L4", Provisioning.CUD_1Y, "0.40"),
                        price("a2-highgpu-1g", "A100-40", Provisioning.STANDARD, "3.67")),
                decimal("0.004"),
                Map.of());
    }

    private static Accelerator accelerator(
            String name, String memory, String bandwidth, String tflops, @Nullable LocalDate end) {
        return new Accelerator(
                name,
                "nvidia-" + name,
                decimal(memory),
                decimal(bandwidth),
                decimal(tflops),
                List.of(),
                end,
                end == null,
                ORIGIN);
    }

    private static MachinePrice price(String type, String accelerator, Provisioning provisioning, String hourly) {
        return new MachinePrice("*", type, accelerator, 1, provisioning, decimal(hourly), ORIGIN);
    }

    static PriceBook prices() {
        return new PriceBook(Map.of(), catalogue(), BigDecimal.ONE);
    }

    /** Throughputs of a service named {@code service}. */
    static AdviceRules rules(Map<String, BigDecimal> throughput) {
        return AdviceRules.DEFAULT.describing(
                AdviceRules.DEFAULT.policies(), Map.of(), Map.of("service", rates(throughput)));
    }

    /** Requests per hour by accelerator. */
    static Map<String, Rate> rates(Map<String, BigDecimal> requestsPerHour) {
        Map<String, Rate> rates = new HashMap<>();
        requestsPerHour.forEach((accelerator, perHour) -> rates.put(accelerator, Rate.requests(perHour)));
        return rates;
    }

    /** So many requests in each hour of the UTC week, evenly over its minutes, of ten seconds each. */
    static Demand demand(IntUnaryOperator requestsOfHourOfWeek) {
        return demand(requestsOfHourOfWeek, hour -> -1, 10);
    }

    /**
     * The same.
     *
     * @param tokensOfHourOfWeek output tokens of each request; -1 where none are logged
     * @param seconds that each takes
     */
    static Demand demand(IntUnaryOperator requestsOfHourOfWeek, IntUnaryOperator tokensOfHourOfWeek, int seconds) {
        Interval window = new Interval(FROM.toEpochDay() * Micros.DAY, (FROM.toEpochDay() + DAYS) * Micros.DAY);
        List<DayActivity> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            Minutes.Columns minutes = new Minutes.Columns();
            List<HourActivity> hours = new ArrayList<>();
            for (int hour = 0; hour < 24; hour++) {
                int count = requestsOfHourOfWeek.applyAsInt(day % 7 * 24 + hour);
                int tokens = tokensOfHourOfWeek.applyAsInt(day % 7 * 24 + hour);
                long[] buckets = new long[LatencyHistogram.BUCKETS];
                buckets[LatencyHistogram.bucketOf(seconds * Micros.SECOND)] = count;
                hours.add(new HourActivity(count, 0, 0, 0, null, null, null, null, LatencyHistogram.of(buckets)));
                for (int minute = 0; minute < 60; minute++) {
                    int here = count * (minute + 1) / 60 - count * minute / 60;
                    minutes.add(
                            60 * hour + minute,
                            here,
                            (long) here * seconds * Micros.SECOND,
                            tokens < 0 || here == 0 ? -1 : (long) here * tokens);
                }
            }
            days.add(new DayActivity(FROM.plusDays(day), hours, minutes.build(), BusyStretches.NONE));
        }
        return Demand.of(window, Intervals.of(window), List.of(ActivityTimeline.of(days)));
    }

    /** One VM that runs always and has nothing but its machine on the bill. */
    static ServiceCase service(String environment, String accelerator, Demand demand) {
        return service(environment, accelerator, demand, 0, ZoneOffset.UTC);
    }

    static ServiceCase service(String environment, String accelerator, Demand demand, long unrecognised, ZoneId zone) {
        BigDecimal hourly = decimal(accelerator.equals("T4") ? "0.35" : accelerator.equals("L4") ? "0.60" : "3.67");
        String type = accelerator.equals("T4")
                ? "n1-standard-4"
                : accelerator.equals("L4") ? "g2-standard-4" : "a2-highgpu-1g";
        BigDecimal hours = BigDecimal.valueOf(24L * DAYS);
        BigDecimal cost = hourly.multiply(hours).setScale(9);
        return new ServiceCase(
                "service",
                environment,
                List.of("vm-1"),
                new ServiceCase.Fitted("us-central1", accelerator, 1, type, 1, Provisioning.STANDARD, true),
                null,
                FROM.plusDays(DAYS - 1L),
                zone,
                DAYS,
                BigDecimal.ONE,
                unrecognised,
                demand,
                new ServiceCase.Bill(
                        hourly.multiply(BigDecimal.valueOf(730)).setScale(9),
                        BigDecimal.ZERO.setScale(9),
                        BigDecimal.ZERO.setScale(9),
                        cost,
                        BigDecimal.ZERO.setScale(9),
                        hourly,
                        Collections.nCopies(7, BigDecimal.valueOf(4L * 24)),
                        0));
    }

    /** The same service under another name. */
    static ServiceCase named(String name, ServiceCase service) {
        return new ServiceCase(
                name,
                service.environment(),
                service.instances(),
                service.machine(),
                service.shortfall(),
                service.reportDate(),
                service.zone(),
                service.evidenceDays(),
                service.coveredShare(),
                service.unrecognised(),
                service.demand(),
                service.cost());
    }

    /** The same service, a part of whose machine is paid by commitments. */
    static ServiceCase committed(ServiceCase service, int percent) {
        ServiceCase.Bill bill = service.cost();
        BigDecimal free = BigDecimal.valueOf(100L - percent).movePointLeft(2);
        return with(
                service,
                service.machine(),
                new ServiceCase.Bill(
                        bill.monthlyNamed(),
                        bill.monthlyNamed()
                                .subtract(bill.monthlyNamed().multiply(free))
                                .setScale(9, RoundingMode.HALF_UP),
                        bill.monthlyStanding(),
                        bill.replayedCost(),
                        bill.replayedCost()
                                .subtract(bill.replayedCost().multiply(free))
                                .setScale(9, RoundingMode.HALF_UP),
                        bill.hourly().multiply(free).setScale(9, RoundingMode.HALF_UP),
                        bill.runningByWeekday(),
                        0));
    }

    /** The same service in a report of another day. */
    static ServiceCase reportedOn(ServiceCase service, LocalDate day) {
        return new ServiceCase(
                service.service(),
                service.environment(),
                service.instances(),
                service.machine(),
                service.shortfall(),
                day,
                service.zone(),
                service.evidenceDays(),
                service.coveredShare(),
                service.unrecognised(),
                service.demand(),
                service.cost());
    }

    /** The same service on a spot machine at the guide's price. */
    static ServiceCase onSpot(ServiceCase service) {
        ServiceCase.Fitted machine = Objects.requireNonNull(service.machine());
        ServiceCase.Bill bill = service.cost();
        BigDecimal paid = decimal("0.30");
        return with(
                service,
                new ServiceCase.Fitted(
                        machine.region(),
                        machine.accelerator(),
                        machine.acceleratorCount(),
                        machine.machineType(),
                        machine.replicas(),
                        Provisioning.SPOT,
                        true),
                new ServiceCase.Bill(
                        bill.monthlyNamed().multiply(paid).setScale(9, RoundingMode.HALF_UP),
                        bill.monthlyCommitted(),
                        bill.monthlyStanding(),
                        bill.replayedCost().multiply(paid).setScale(9, RoundingMode.HALF_UP),
                        bill.replayedFixed(),
                        bill.hourly().multiply(paid),
                        bill.runningByWeekday(),
                        0));
    }

    /** The same service on several machines of its kind, all running always. */
    static ServiceCase replicated(ServiceCase service, int replicas) {
        ServiceCase.Fitted machine = Objects.requireNonNull(service.machine());
        ServiceCase.Bill bill = service.cost();
        BigDecimal times = BigDecimal.valueOf(replicas);
        return with(
                service,
                new ServiceCase.Fitted(
                        machine.region(),
                        machine.accelerator(),
                        machine.acceleratorCount(),
                        machine.machineType(),
                        replicas,
                        machine.provisioning(),
                        true),
                new ServiceCase.Bill(
                        bill.monthlyNamed().multiply(times),
                        bill.monthlyCommitted().multiply(times),
                        bill.monthlyStanding().multiply(times),
                        bill.replayedCost().multiply(times),
                        bill.replayedFixed().multiply(times),
                        bill.hourly(),
                        bill.runningByWeekday().stream()
                                .map(hours -> hours.multiply(times))
                                .toList(),
                        0));
    }

    private static ServiceCase with(ServiceCase service, ServiceCase.@Nullable Fitted machine, ServiceCase.Bill bill) {
        return new ServiceCase(
                service.service(),
                service.environment(),
                service.instances(),
                machine,
                service.shortfall(),
                service.reportDate(),
                service.zone(),
                service.evidenceDays(),
                service.coveredShare(),
                service.unrecognised(),
                service.demand(),
                bill);
    }
}
