package io.perdollar.jobs.export;

import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.measure.VmHour;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of {@code vm-hours}. */
final class HourColumns {
    private HourColumns() {}

    static List<Column<VmHour>> all() {
        return List.of(
                Column.time("HourStart", hour -> Micros.instant(hour.time().hourStart())),
                Column.text("Instance", hour -> hour.vm().name()),
                Column.text("InstanceId", hour -> hour.vm().instanceId()),
                Column.text("Project", hour -> hour.vm().project()),
                Column.text("Zone", hour -> hour.vm().zone()),
                Column.text("Service", VmHour::service),
                Column.text("Environment", VmHour::environment),
                Column.text("Accelerator", hour -> hour.vm().accelerator()),
                Column.decimal("RunningSeconds", hour -> seconds(hour.time().running())),
                Column.decimal("UnknownSeconds", hour -> seconds(hour.time().unknown())),
                Column.decimal("IdleSeconds", known(hour -> seconds(hour.time().idle()))),
                Column.decimal(
                        "AvoidableIdleSeconds",
                        known(hour -> seconds(hour.time().avoidable()))),
                Column.text("Currency", hour -> hour.currency().code()),
                Column.decimal("GpuInstanceBilledCost", hour -> hour.gpu().billed()),
                Column.decimal("GpuInstanceEffectiveCost", hour -> hour.gpu().effective()),
                Column.decimal("DirectBilledCost", hour -> hour.direct().billed()),
                Column.decimal("DirectEffectiveCost", hour -> hour.direct().effective()),
                Column.decimal("AttachedBilledCost", hour -> hour.attached().billed()),
                Column.decimal("AttachedEffectiveCost", hour -> hour.attached().effective()),
                Column.decimal("IdleCost", VmHour::idleCost),
                Column.decimal("AvoidableIdleCost", VmHour::avoidableIdleCost),
                Column.count("Served", logged(HourActivity::served)),
                Column.count("Failed", logged(HourActivity::failed)),
                Column.count("Ignored", logged(HourActivity::ignored)),
                Column.count("Unrecognised", logged(HourActivity::unrecognised)),
                Column.count("TokensIn", logged(HourActivity::tokensIn)),
                Column.count("TokensOut", logged(HourActivity::tokensOut)));
    }

    /** Microseconds have six digits, so nothing is rounded. */
    private static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    private static Function<VmHour, @Nullable BigDecimal> known(Function<VmHour, BigDecimal> value) {
        return hour -> hour.time().covered() > 0 ? value.apply(hour) : null;
    }

    private static Function<VmHour, @Nullable Long> logged(Function<HourActivity, @Nullable Long> value) {
        return hour -> {
            HourActivity activity = hour.activity();
            return activity == null ? null : value.apply(activity);
        };
    }
}
