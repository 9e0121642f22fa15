package io.perdollar.reporting.actions;

import io.perdollar.analysis.plan.WeeklyHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Changes that tests carry out. */
final class Changes {
    static final LocalDate DATE = LocalDate.of(2026, 11, 15);
    static final String ZONE = "asia-northeast3-b";

    static final Target L4 = new Target("g2-standard-4", "L4", 1, "nvidia-l4", 4, new BigDecimal("16"), false);
    static final Target T4 = new Target("n1-standard-4", "T4", 1, "nvidia-tesla-t4", 4, new BigDecimal("15"), false);
    static final Target T4_SPOT =
            new Target("n1-standard-4", "T4", 1, "nvidia-tesla-t4", 4, new BigDecimal("15"), true);

    private Changes() {}

    static Machine vm(String name) {
        return new Machine(name, "prod-1", ZONE, "g2-standard-4");
    }

    static Change of(List<Machine> machines, int replicas, Target target, Step... steps) {
        return new Change(
                "chat-change",
                "chat",
                List.of(steps),
                machines,
                List.of(),
                replicas,
                target,
                new BigDecimal("252.344567890"));
    }

    static Change of(Step... steps) {
        return of(List.of(vm("chat-1")), 1, L4, steps);
    }

    static Step weekdays() {
        return new Step.WeeklyHours(
                WeekSchedule.of(WeeklyHours.guide(), Duration.ofMinutes(3), ZoneId.of("Asia/Seoul")));
    }

    /** Each kind of step once, and steps that belong together. */
    static List<Change> all() {
        List<Machine> two = List.of(vm("chat-1"), vm("chat-2"));
        Step idle = new Step.StopWhenIdle(Duration.ofMinutes(15));
        return List.of(
                of(two, 2, T4, new Step.SwitchAccelerator()),
                of(
                        two,
                        1,
                        T4_SPOT,
                        new Step.SwitchAccelerator(),
                        new Step.ChangeReplicas(),
                        new Step.UseSpot(),
                        weekdays()),
                of(two, 3, L4, new Step.ChangeReplicas()),
                of(two, 1, L4, new Step.ChangeReplicas(), idle),
                of(new Step.UseSpot()),
                of(new Step.UseStandard()),
                of(two, 2, T4, new Step.Commit(12)),
                of(weekdays()),
                of(new Step.WeeklyHours(WeekSchedule.of(
                        new WeeklyHours(List.of(
                                new WeeklyHours.DayHours(9, 18),
                                new WeeklyHours.DayHours(10, 18),
                                WeeklyHours.DayHours.CLOSED,
                                WeeklyHours.DayHours.CLOSED,
                                WeeklyHours.DayHours.CLOSED,
                                WeeklyHours.DayHours.CLOSED,
                                WeeklyHours.DayHours.CLOSED)),
                        Duration.ofMinutes(3),
                        ZoneId.of("Asia/Seoul")))),
                of(idle),
                of(new Step.RunAlways()),
                of(new Step.Delete()),
                of(new Step.DeleteDisk()),
                of(new Step.CheckDisk()));
    }
}
