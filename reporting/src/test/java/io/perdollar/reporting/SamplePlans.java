package io.perdollar.reporting;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.MemoryFit;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.ProfileComparison;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Plans of three services: one replayed with everything, one where today's is the best, one without evidence. */
@NullMarked
final class SamplePlans {
    private static final WeeklyHours OFFICE = new WeeklyHours(List.of(
            new DayHours(8, 19),
            new DayHours(8, 19),
            new DayHours(8, 19),
            new DayHours(8, 19),
            new DayHours(8, 19),
            new DayHours(10, 14),
            DayHours.CLOSED));
    private static final PriceOrigin GUIDE =
            new PriceOrigin(PriceOrigin.Kind.CATALOGUE, "guide", "=cmd|'/c calc'!A1", LocalDate.of(2026, 11, 1));
    private static final Plan L4 =
            new Plan("L4", 1, "g2-standard-4", 2, Provisioning.STANDARD, new Operation.AlwaysOn());

    private SamplePlans() {}

    static List<ServicePlans> all() {
        ReplayedPlan today = replayed(L4, "1031.97", "0", "0.0004", Verdict.MEETS, PriceOrigin.BILL);
        ReplayedPlan smaller = replayed(L4.times(1), "515.98", "0.000000", "0.008200", Verdict.MEETS, PriceOrigin.BILL);
        ReplayedPlan hours = replayed(
                L4.times(1).operated(new Operation.Weekly(OFFICE)), "241.12", "0.021", "0.009", Verdict.FAILS, GUIDE);
        ReplayedPlan spot = replayed(
                L4.times(1).bought(Provisioning.SPOT).operated(new Operation.StopWhenIdle(Duration.ofMinutes(15))),
                "98.4",
                "0.061",
                "0.11",
                Verdict.FAILS,
                GUIDE);
        ReplayedPlan t4 =
                replayed(L4.times(1).on("T4", 1, "n1-standard-4"), "394.2", "0", "0.0151", Verdict.UNDECIDABLE, GUIDE);
        List<ReplayedPlan> plans = List.of(spot, hours, t4, smaller, today);
        return List.of(
                new ServicePlans(
                        "chat",
                        "prod",
                        List.of("chat-00", "chat-08"),
                        28,
                        new BigDecimal("0.991200"),
                        null,
                        today,
                        plans,
                        List.of(spot, hours, t4, smaller, today),
                        smaller,
                        new ScheduleFit(OFFICE, 3, new BigDecimal("0"), new BigDecimal("0.0002"), hours, null),
                        List.of(new ProfileComparison(
                                "dev",
                                "T4",
                                8,
                                false,
                                new BigDecimal("70"),
                                new BigDecimal("100"),
                                List.of(ProfileComparison.Departure.values()),
                                new BigDecimal("931.97"))),
                        new ModelAdvice(
                                new BigDecimal("7000000000"),
                                "fp16",
                                4_096,
                                16,
                                new BigDecimal("14"),
                                new BigDecimal("9.6"),
                                "A100-40",
                                List.of(
                                        fit("T4", "14", "9.6", "13.6"),
                                        fit("L4", "14", "9.6", "20.4"),
                                        fit("A100-40", "14", "9.6", "34")),
                                List.of(
                                        option(ModelAdvice.Change.SMALLER_MODEL, "3B", "6", "6.1", "T4"),
                                        option(ModelAdvice.Change.SPECIALISED_MODEL, "3B", "6", "6.1", "T4"),
                                        option(ModelAdvice.Change.HALF_PRECISION, "int8", "7", "9.6", "L4"),
                                        option(ModelAdvice.Change.SHORTER_CONTEXT, "2048", "14", "4.8", ""))),
                        SampleFacts.all()),
                new ServicePlans(
                        "playground",
                        "dev",
                        List.of("playground-02"),
                        28,
                        new BigDecimal("1"),
                        null,
                        spot,
                        List.of(spot),
                        List.of(spot),
                        spot,
                        null,
                        List.of(),
                        null,
                        List.of()),
                nothing("=mixed", ServicePlans.Shortfall.MIXED_MACHINES),
                nothing("stopped", ServicePlans.Shortfall.NOT_RUNNING),
                nothing("silent", ServicePlans.Shortfall.NO_REQUEST),
                nothing("young", ServicePlans.Shortfall.EVIDENCE));
    }

    private static ServicePlans nothing(String service, ServicePlans.Shortfall shortfall) {
        return new ServicePlans(
                service,
                "prod",
                List.of(service + "-1"),
                3,
                null,
                shortfall,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    private static MemoryFit fit(String accelerator, String weights, String cache, String usable) {
        return new MemoryFit(accelerator, 1, new BigDecimal(weights), new BigDecimal(cache), new BigDecimal(usable));
    }

    private static ModelAdvice.Option option(
            ModelAdvice.Change change, String to, String weights, String cache, String smallest) {
        return new ModelAdvice.Option(change, to, new BigDecimal(weights), new BigDecimal(cache), smallest);
    }

    private static ReplayedPlan replayed(
            Plan plan, String cost, String refused, String delayed, Verdict verdict, PriceOrigin origin) {
        long requests = 96_400;
        BigDecimal share = new BigDecimal(refused);
        long lost = share.multiply(BigDecimal.valueOf(requests)).longValue();
        @Nullable BigDecimal perHour = origin.equals(PriceOrigin.BILL) ? null : new BigDecimal("400");
        return new ReplayedPlan(
                plan,
                new BigDecimal("0.706830000"),
                origin,
                new Throughput(
                        perHour == null ? Throughput.Origin.LOGGED_TIMES : Throughput.Origin.SCALED,
                        perHour,
                        perHour,
                        16,
                        perHour == null ? null : new BigDecimal("412.5")),
                new Replay(
                        SampleMoney.amount(cost),
                        requests,
                        requests - lost,
                        lost,
                        share,
                        new BigDecimal(delayed),
                        Duration.ofMillis(1_250),
                        12,
                        new BigDecimal("0.250"),
                        new BigDecimal("251.4"),
                        verdict,
                        new BigDecimal("-0.124000")),
                plan.accelerator().equals("T4") ? LocalDate.of(2027, 8, 1) : null);
    }
}
