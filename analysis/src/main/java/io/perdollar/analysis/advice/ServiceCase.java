package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.ServicePlans.Shortfall;
import io.perdollar.analysis.replay.Demand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the replay needs to know of one service. Money is in report currency.
 *
 * @param service its name
 * @param environment decides the policy
 * @param instances names of its VMs, sorted
 * @param machine what it runs on; null where its VMs differ or the bill does not tell
 * @param shortfall why it cannot be replayed, as far as the figures themselves tell; null otherwise
 * @param reportDate last day of the window
 * @param zone of local days and weeks
 * @param evidenceDays local days with covered running
 * @param coveredShare of the running time, 0–1; null where nothing ran
 * @param unrecognised lines that are no known request: with any of them nothing may be stopped
 * @param demand its requests
 * @param cost what the bill says
 */
public record ServiceCase(
        String service,
        String environment,
        List<String> instances,
        @Nullable Fitted machine,
        @Nullable Shortfall shortfall,
        LocalDate reportDate,
        ZoneId zone,
        int evidenceDays,
        @Nullable BigDecimal coveredShare,
        long unrecognised,
        Demand demand,
        Bill cost) {

    /**
     * The machines in force.
     *
     * @param region e.g. {@code us-central1}
     * @param replicas machines that run at the same time
     * @param alwaysOn whether they ran nearly the whole replayed time
     */
    public record Fitted(
            String region,
            String accelerator,
            int acceleratorCount,
            String machineType,
            int replicas,
            Provisioning provisioning,
            boolean alwaysOn) {}

    /**
     * What the bill says of its VMs, over the billed hours of the window.
     *
     * @param monthlyNamed direct and attached effective cost × 730 ÷ hours: what is spent a month
     * @param monthlyCommitted the part of it that is commitment fees, which no plan saves
     * @param monthlyStanding attached and other direct cost, which a stopped VM pays too
     * @param replayedCost direct and attached effective cost of the replayed time
     * @param replayedFixed the part of it that does not follow from running hours: committed and standing
     * @param hourly GPU-instance cost per running hour of one VM, commitments left out; 0 where nothing is left
     * @param runningByWeekday running hours of all VMs in the replayed time, Monday first
     * @param floor accelerators of its kind that always run and are not yet committed
     */
    public record Bill(
            BigDecimal monthlyNamed,
            BigDecimal monthlyCommitted,
            BigDecimal monthlyStanding,
            BigDecimal replayedCost,
            BigDecimal replayedFixed,
            BigDecimal hourly,
            List<BigDecimal> runningByWeekday,
            int floor) {
        public Bill {
            runningByWeekday = List.copyOf(runningByWeekday);
        }

        /** Floor of another number of accelerators. */
        Bill floor(int accelerators) {
            return new Bill(
                    monthlyNamed,
                    monthlyCommitted,
                    monthlyStanding,
                    replayedCost,
                    replayedFixed,
                    hourly,
                    runningByWeekday,
                    accelerators);
        }
    }

    public ServiceCase {
        instances = List.copyOf(instances);
    }

    /** The same with so many accelerators on the floor that a commitment may rest on. */
    public ServiceCase onFloor(int accelerators) {
        return with(demand, cost.floor(accelerators));
    }

    /** The same with its requests. */
    public ServiceCase serving(Demand requests) {
        return with(requests, cost);
    }

    private ServiceCase with(Demand otherDemand, Bill otherCost) {
        return new ServiceCase(
                service,
                environment,
                instances,
                machine,
                shortfall,
                reportDate,
                zone,
                evidenceDays,
                coveredShare,
                unrecognised,
                otherDemand,
                otherCost);
    }
}
