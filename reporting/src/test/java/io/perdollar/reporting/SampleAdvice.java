package io.perdollar.reporting;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Ratio;
import io.perdollar.analysis.plan.Fact.Figure.Share;
import io.perdollar.analysis.plan.Fact.Figure.Time;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport.IdleHeat;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Recommendations and idle hours of the sample reports. */
@NullMarked
final class SampleAdvice {
    private final BigDecimal rate;

    SampleAdvice(BigDecimal rate) {
        this.rate = rate;
    }

    static List<IdleHeat> heats(int vms) {
        List<IdleHeat> heats = new ArrayList<>();
        for (int s = 0; s < Math.min(vms, SampleFleet.KINDS.size()); s++) {
            List<List<@Nullable Double>> week = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                List<@Nullable Double> hours = new ArrayList<>();
                for (int hour = 0; hour < 24; hour++) {
                    boolean busy = day < 5 && hour >= 9 && hour < 18;
                    double idle = (busy ? 0.4 : 2.6) + (hour % 5) * 0.13 + (day > 4 ? 0.9 : 0) + s * 0.07;
                    hours.add(s == 3 && hour > 2 ? null : Double.valueOf(idle));
                }
                week.add(hours);
            }
            heats.add(new IdleHeat(SampleFleet.KINDS.get(s).service(), week));
        }
        return heats;
    }

    List<Recommendation> recommendations() {
        Plan t4 = new Plan("T4", 1, "n1-standard-4", 3, Provisioning.STANDARD, new Operation.AlwaysOn());
        Plan l4 = new Plan("L4", 1, "g2-standard-4", 2, Provisioning.STANDARD, new Operation.AlwaysOn());
        Fact hours = Fact.of(Fact.Kind.HOURS_FIT, new Count(3), share("0.004"), share("0.01"));
        Fact evidence = Fact.of(
                Fact.Kind.REPLAYED,
                new Count(28),
                new Count(4812),
                share("0.004"),
                share("0.002"),
                new Time(Duration.ofSeconds(60)));
        return List.of(
                advice(
                        "playground-weekly-hours",
                        "playground",
                        List.of("playground-02", "playground-10", "playground-18"),
                        Action.WEEKLY_HOURS,
                        t4,
                        t4.operated(new Operation.Weekly(WeeklyHours.guide())),
                        "812.400000000",
                        Confidence.HIGH,
                        Effort.LOW,
                        28,
                        "1",
                        List.of(evidence, hours),
                        Fact.of(Fact.Kind.NO_CAPACITY_GUARANTEE, new Count(5))),
                advice(
                        "forgotten-demo-delete",
                        "forgotten-demo",
                        List.of("forgotten-demo-05", "forgotten-demo-13"),
                        Action.DELETE,
                        null,
                        null,
                        "771.246",
                        Confidence.HIGH,
                        Effort.LOW,
                        28,
                        "1",
                        List.of(Fact.of(Fact.Kind.UNUSED, new Count(28))),
                        Fact.of(Fact.Kind.DISKS_LOST)),
                advice(
                        "search-rerank-switch-accelerator",
                        "search-rerank",
                        List.of("+rerank-4", "search-rerank-12"),
                        Action.SWITCH_ACCELERATOR,
                        l4,
                        l4.on("T4", 1, "n1-standard-4"),
                        "251.3",
                        Confidence.MEDIUM,
                        Effort.MEDIUM,
                        28,
                        "0.8",
                        List.of(
                                evidence,
                                Fact.of(Fact.Kind.PEAK_FITS, new Count(14), new Ratio(new BigDecimal("200.000")))),
                        Fact.of(
                                Fact.Kind.SUPPORT_ENDS,
                                new Fact.Figure.Text("T4"),
                                new Fact.Figure.Day(LocalDate.of(2027, 8, 1)))),
                advice(
                        "chat-use-spot",
                        "chat",
                        List.of("chat-00"),
                        Action.USE_SPOT,
                        l4,
                        l4.bought(Provisioning.SPOT),
                        "184.02",
                        Confidence.LOW,
                        Effort.MEDIUM,
                        9,
                        "0.71",
                        List.of(evidence),
                        Fact.of(Fact.Kind.INTERRUPTIONS, new Ratio(new BigDecimal("4.2")))),
                advice(
                        "한국어-챗봇-stop-when-idle",
                        "한국어-챗봇",
                        List.of("한국어-챗봇-01"),
                        Action.STOP_WHEN_IDLE,
                        l4,
                        l4.operated(new Operation.StopWhenIdle(Duration.ofMinutes(15))),
                        null,
                        Confidence.LOW,
                        Effort.HIGH,
                        4,
                        "0.9",
                        List.of(evidence),
                        Fact.of(Fact.Kind.COLD_STARTS, new Count(31))));
    }

    private static Share share(String share) {
        return new Share(new BigDecimal(share));
    }

    private Recommendation advice(
            String id,
            String service,
            List<String> instances,
            Action action,
            @Nullable Plan from,
            @Nullable Plan to,
            @Nullable String saving,
            Confidence confidence,
            Effort effort,
            int days,
            String covered,
            List<Fact> reasons,
            Fact risk) {
        BigDecimal amount = saving == null ? null : money(saving);
        return new Recommendation(
                id,
                service,
                instances,
                action,
                List.of(action),
                from == null ? null : replayed(from, "1530"),
                to == null ? null : replayed(to, "717.6"),
                amount,
                confidence,
                effort,
                amount == null ? List.of() : List.of(new Lever(Lever.Kind.OPERATION, amount)),
                days,
                new BigDecimal(covered),
                reasons,
                List.of(risk),
                List.of());
    }

    /** A plan as if it had been replayed. */
    ReplayedPlan replayed(Plan plan, String monthlyCost) {
        return new ReplayedPlan(
                plan,
                money("0.7"),
                PriceOrigin.BILL,
                new Throughput(
                        Throughput.Origin.CONFIGURED, new BigDecimal("200.000"), new BigDecimal("200.000"), 16, null),
                new Replay(
                        money(monthlyCost),
                        4812,
                        4793,
                        19,
                        new BigDecimal("0.003948"),
                        new BigDecimal("0.002000"),
                        Duration.ofSeconds(3),
                        0,
                        BigDecimal.ZERO,
                        new BigDecimal("730.000000000"),
                        Verdict.MEETS,
                        new BigDecimal("0.012000")),
                null);
    }

    private BigDecimal money(String dollars) {
        return SampleMoney.money(dollars, rate);
    }
}
