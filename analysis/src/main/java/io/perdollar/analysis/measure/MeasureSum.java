package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.analysis.report.Measures.Counts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds up measured VM days into the figures of a VM, a service, a day or the fleet. */
final class MeasureSum {
    private CostBreakdown cost = CostBreakdown.ZERO;
    private long running;
    private long unknown;
    private boolean covered;
    private boolean ratioCovered;
    private long idle;
    private long avoidable;
    private BigDecimal idleCost = Numeric.ZERO;
    private BigDecimal avoidableCost = Numeric.ZERO;
    private boolean logged;
    private HourActivity activity = HourActivity.NONE;
    private HourActivity ratioActivity = HourActivity.NONE;
    private BigDecimal ratioCost = Numeric.ZERO;
    private BigDecimal ratioGpuCost = Numeric.ZERO;

    /** Adds every day of a VM. */
    void add(VmMeasurement vm) {
        vm.days.values().forEach(day -> add(vm, day));
    }

    /** Adds one day of a VM. */
    void add(VmMeasurement vm, VmMeasurement.Day day) {
        VmMeasurement.Sums sums = day.sums;
        cost = cost.plus(new CostBreakdown(sums.direct, sums.attached, day.shared, sums.gpu));
        running += sums.running;
        unknown += sums.unknown;
        if (vm.logged) {
            logged = true;
            activity = activity.plus(sums.activity);
        }
        if (vm.covered) {
            covered = true;
            ratioCovered = true;
            idle += sums.idle;
            avoidable += sums.avoidable;
            idleCost = idleCost.add(sums.gpuEffective.idle());
            avoidableCost = avoidableCost.add(sums.avoidableCost);
            ratioActivity = ratioActivity.plus(sums.coveredActivity);
            ratioCost = ratioCost.add(sums.coveredCost).add(day.coveredShared());
            ratioGpuCost = ratioGpuCost.add(sums.coveredGpuCost);
        }
    }

    /** Adds every day of what a log says of a service without telling the VM. */
    void add(ServiceMeasurement service) {
        service.days.values().forEach(day -> add(service, day));
    }

    /** Adds one day of such a service: requests and cost of ratios, but no idle time. */
    void add(ServiceMeasurement service, ServiceMeasurement.Day day) {
        logged = true;
        activity = activity.plus(day.activity);
        if (service.covered) {
            ratioCovered = true;
            ratioActivity = ratioActivity.plus(day.coveredActivity);
            ratioCost = ratioCost.add(day.coveredCost);
            ratioGpuCost = ratioGpuCost.add(day.coveredGpuCost);
        }
    }

    /** Requests per unit of money; null without coverage or where the cost is not positive. */
    @Nullable
    BigDecimal requestsPerDollar() {
        return ratioCovered ? Efficiency.perDollar(ratioActivity.served(), ratioCost) : null;
    }

    /** Requests served in billed hours; null where no log speaks of it. */
    @Nullable
    Long served() {
        return logged ? Long.valueOf(activity.served()) : null;
    }

    Measures measures() {
        return new Measures(
                cost,
                running,
                running - unknown,
                unknown,
                covered ? Long.valueOf(idle) : null,
                covered ? Long.valueOf(avoidable) : null,
                covered ? idleCost : null,
                covered ? avoidableCost : null,
                logged
                        ? new Counts(
                                activity.served(),
                                activity.failed(),
                                activity.ignored(),
                                activity.unrecognised(),
                                activity.tokensIn(),
                                activity.tokensOut())
                        : null,
                Efficiency.ratios(
                        ratioCovered,
                        ratioActivity.served(),
                        ratioCost,
                        ratioGpuCost,
                        ratioActivity.tokensIn(),
                        ratioActivity.tokensOut()));
    }
}
