package io.perdollar.reporting.actions;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation, as its commands need it.
 *
 * @param id of the recommendation
 * @param service its service; the owner of a disk
 * @param steps in the order in which they are carried out, at least one
 * @param machines today's VMs that can be addressed, by name; or the disk
 * @param unaddressed names of those that cannot
 * @param replicas how many VMs of the addressed ones there are afterwards
 * @param target what they run on afterwards; null where nothing was replayed
 * @param monthlyBudget what the service costs a month afterwards, report currency; null where that is not known
 */
record Change(
        String id,
        String service,
        List<Step> steps,
        List<Machine> machines,
        List<String> unaddressed,
        int replicas,
        @Nullable Target target,
        @Nullable BigDecimal monthlyBudget) {
    Change {
        steps = List.copyOf(steps);
        machines = List.copyOf(machines);
        unaddressed = List.copyOf(unaddressed);
    }

    /** The change that a recommendation of a report asks for: of its records alone. */
    static Change of(Recommendation advice, FleetReport report, ActionSettings settings) {
        List<Machine> machines = new ArrayList<>();
        List<String> unaddressed = new ArrayList<>(advice.instances());
        Consumer<Machine> add = machine -> {
            machines.add(machine);
            unaddressed.remove(machine.name());
        };
        boolean disk = advice.action() == Action.DELETE_DISK || advice.action() == Action.CHECK_DISK;
        (disk ? disks(advice, report) : vms(advice, report)).distinct().forEach(add);
        Plan today = advice.today() == null ? null : advice.today().plan();
        Plan plan = advice.advised() == null ? null : advice.advised().plan();
        int more = today == null || plan == null ? 0 : plan.replicas() - today.replicas();
        return new Change(
                advice.id(),
                advice.service(),
                advice.actions().stream()
                        .map(action -> step(action, plan, report, settings))
                        .toList(),
                machines,
                unaddressed,
                machines.isEmpty() ? 0 : Math.max(1, machines.size() + more),
                plan == null ? null : Target.of(plan, plan.provisioning() == Provisioning.SPOT, settings.catalogue()),
                advice.advised() == null ? null : advice.advised().replay().monthlyCost());
    }

    private static Stream<Machine> vms(Recommendation advice, FleetReport report) {
        return report.resources().stream()
                .filter(line -> line.service().equals(advice.service())
                        && advice.instances().contains(line.instance()))
                .map(Machine::of)
                .filter(Objects::nonNull);
    }

    private static Stream<Machine> disks(Recommendation advice, FleetReport report) {
        return report.resourceCosts().stream()
                .filter(line -> line.place() == Place.OTHER_RESOURCES
                        && line.resource() != null
                        && advice.instances().contains(line.resource())
                        && advice.service().equals(line.project() == null ? line.billingAccount() : line.project()))
                .map(Machine::disk)
                .filter(Objects::nonNull);
    }

    private static Step step(Action action, @Nullable Plan plan, FleetReport report, ActionSettings settings) {
        return switch (action) {
            case SWITCH_ACCELERATOR -> new Step.SwitchAccelerator();
            case CHANGE_REPLICAS -> new Step.ChangeReplicas();
            case USE_SPOT -> new Step.UseSpot();
            case USE_STANDARD -> new Step.UseStandard();
            case COMMIT -> new Step.Commit(plan != null && plan.provisioning() == Provisioning.CUD_3Y ? 36 : 12);
            case WEEKLY_HOURS ->
                new Step.WeeklyHours(
                        plan != null && plan.operation() instanceof Operation.Weekly weekly
                                ? WeekSchedule.of(
                                        weekly.hours(),
                                        settings.startUp(),
                                        report.header().zone())
                                : null);
            case STOP_WHEN_IDLE ->
                new Step.StopWhenIdle(
                        plan != null && plan.operation() instanceof Operation.StopWhenIdle stop
                                ? stop.threshold()
                                : settings.threshold());
            case RUN_ALWAYS -> new Step.RunAlways();
            case DELETE -> new Step.Delete();
            case DELETE_DISK -> new Step.DeleteDisk();
            case CHECK_DISK -> new Step.CheckDisk();
        };
    }

    /** The schedule of its weekly hours; null where it has none. */
    @Nullable
    WeekSchedule schedule() {
        return steps.stream()
                .filter(Step.WeeklyHours.class::isInstance)
                .map(step -> ((Step.WeeklyHours) step).schedule())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The step of that kind; null where there is none. */
    <T extends Step> @Nullable T step(Class<T> kind) {
        return steps.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }

    /**
     * A VM that runs afterwards.
     *
     * @param machine how it is addressed then
     * @param source the VM of today that it is, or that its disks are copied from
     * @param isNew whether it has to be created
     */
    record Replica(Machine machine, Machine source, boolean isNew) {}

    /** The VMs that run afterwards: today's first, in their order; new ones get names of their own. */
    List<Replica> replicasAfter() {
        boolean switched = step(Step.SwitchAccelerator.class) != null;
        List<Replica> after = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            Machine source = machines.get(i % machines.size());
            int copy = i / machines.size();
            Target to = target;
            if (copy == 0 && (!switched || (to != null && to.isInPlaceFor(source.machineType())))) {
                after.add(new Replica(
                        to != null && switched ? source.named(source.name(), to.machineType()) : source,
                        source,
                        false));
            } else if (to != null) {
                String name = source.name() + (switched ? "-" + to.suffix() : "") + (copy == 0 ? "" : "-" + (copy + 1));
                after.add(new Replica(source.named(GoogleName.vm(name), to.machineType()), source, true));
            }
        }
        return after;
    }

    /** Today's VMs that do not run afterwards: they are stopped, not deleted. */
    List<Machine> retired() {
        List<Machine> kept = replicasAfter().stream()
                .filter(replica -> !replica.isNew())
                .map(Replica::source)
                .toList();
        return machines.stream().filter(machine -> !kept.contains(machine)).toList();
    }
}
