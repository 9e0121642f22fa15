package io.perdollar.reporting;

import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.Measure;
import io.perdollar.analysis.report.AdviceLife.Reason;
import io.perdollar.analysis.report.AdviceLife.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One recommendation of each state: measured, partly carried out and not measured yet, reopened, open, expired. */
final class SampleLives {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 30);

    private SampleLives() {}

    static List<AdviceLife> all(BigDecimal rate) {
        return List.of(
                life(
                        "search",
                        List.of(Action.SWITCH_ACCELERATOR),
                        List.of(Action.SWITCH_ACCELERATOR),
                        State.ADOPTED,
                        LocalDate.of(2026, 10, 15),
                        null,
                        SampleMoney.scale(new BigDecimal("182.5"), rate.toPlainString()),
                        measure(rate),
                        31),
                life(
                        "ranker",
                        List.of(Action.SWITCH_ACCELERATOR, Action.WEEKLY_HOURS),
                        List.of(Action.WEEKLY_HOURS),
                        State.ADOPTED,
                        LocalDate.of(2026, 11, 10),
                        null,
                        null,
                        null,
                        5),
                life("chat", List.of(Action.USE_SPOT), List.of(), State.REOPENED, FIRST, null, rate, null, 0),
                life("playground", List.of(Action.STOP_WHEN_IDLE), List.of(), State.OPEN, null, null, rate, null, 0),
                life(
                        "=cmd|' /C calc'!A0",
                        List.of(Action.CHECK_DISK),
                        List.of(),
                        State.EXPIRED,
                        LocalDate.of(2026, 11, 1),
                        Reason.NOT_ADVISED,
                        null,
                        null,
                        0));
    }

    private static Measure measure(BigDecimal rate) {
        return new Measure(
                SampleMoney.scale(new BigDecimal("441.041666667"), rate.toPlainString()),
                SampleMoney.scale(new BigDecimal("240.000000000"), rate.toPlainString()),
                SampleMoney.scale(new BigDecimal("170.100000000"), rate.toPlainString()),
                new BigDecimal("-0.067945"),
                28,
                28);
    }

    private static AdviceLife life(
            String service,
            List<Action> actions,
            List<Action> carriedOut,
            State state,
            @Nullable LocalDate since,
            @Nullable Reason reason,
            @Nullable BigDecimal predicted,
            @Nullable Measure measure,
            int settledDays) {
        return new AdviceLife(
                service + "-advice",
                service,
                List.of(service + "-1"),
                actions,
                carriedOut,
                state,
                FIRST,
                LocalDate.of(2026, 11, 8),
                since,
                reason,
                predicted,
                measure,
                settledDays);
    }
}
