package io.perdollar.reporting;

import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport.IdleHeat;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import io.perdollar.analysis.report.Recommendation.Lever;
import java.math.BigDecimal;
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
        return List.of(
                advice(
                        "playground-weekly-hours",
                        "playground",
                        List.of("playground-02", "playground-10", "playground-18"),
                        Action.WEEKLY_HOURS,
                        "T4 × 3, STANDARD, always on",
                        "T4 × 3, Mon–Fri 09–18",
                        "812.400000000",
                        Confidence.HIGH,
                        Effort.LOW,
                        "No capacity guarantee at 09:00",
                        28,
                        "1",
                        "98 % of requests in 28 days arrived between 09:00 and 18:00 on weekdays."),
                advice(
                        "forgotten-demo-delete",
                        "forgotten-demo",
                        List.of("forgotten-demo-05", "forgotten-demo-13"),
                        Action.DELETE,
                        "T4 × 2, STANDARD, always on",
                        "nothing",
                        "771.246",
                        Confidence.HIGH,
                        Effort.LOW,
                        "None seen: no request in 28 days",
                        28,
                        "1",
                        "No request in 28 days, all of them covered by logs."),
                advice(
                        "search-rerank-switch-accelerator",
                        "search-rerank",
                        List.of("+rerank-4", "search-rerank-12"),
                        Action.SWITCH_ACCELERATOR,
                        "L4 × 2",
                        "T4 × 2",
                        "251.3",
                        Confidence.MEDIUM,
                        Effort.MEDIUM,
                        "T4 ends 2027-08-01",
                        28,
                        "0.8",
                        "The busiest hour had 14 requests; a T4 serves 200."),
                advice(
                        "chat-use-spot",
                        "chat",
                        List.of("chat-00"),
                        Action.USE_SPOT,
                        "STANDARD",
                        "SPOT",
                        "184.02",
                        Confidence.LOW,
                        Effort.MEDIUM,
                        "30 s notice before interruption",
                        9,
                        "0.71",
                        "Labelled interruptible; evidence of 9 days only."),
                advice(
                        "한국어-챗봇-stop-when-idle",
                        "한국어-챗봇",
                        List.of("한국어-챗봇-01"),
                        Action.STOP_WHEN_IDLE,
                        "L4 × 1, always on",
                        "L4 × 1, stop after 15 min",
                        null,
                        Confidence.LOW,
                        Effort.HIGH,
                        "Cold start of 3 minutes",
                        4,
                        "0.9",
                        "Not enough evidence: 4 of 7 days."));
    }

    private Recommendation advice(
            String id,
            String service,
            List<String> instances,
            Action action,
            String from,
            String to,
            @Nullable String saving,
            Confidence confidence,
            Effort effort,
            String risk,
            int days,
            String covered,
            String reason) {
        BigDecimal amount = saving == null ? null : money(saving);
        return new Recommendation(
                id,
                service,
                instances,
                action,
                from,
                to,
                amount,
                confidence,
                effort,
                risk,
                "this bill",
                action == Action.SWITCH_ACCELERATOR ? "measured" : null,
                amount == null ? List.of() : List.of(new Lever("operation", amount)),
                days,
                new BigDecimal(covered),
                reason);
    }

    private BigDecimal money(String dollars) {
        return SampleMoney.money(dollars, rate);
    }
}
