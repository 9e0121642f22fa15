package io.perdollar.reporting.actions;

import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation, as its commands need it.
 *
 * @param actions in the order in which they are carried out
 * @param machines the service's VMs that can be addressed, by name
 * @param unaddressed names of those that cannot
 * @param target the machine to switch to; null where none is switched or it is not known
 * @param schedule when the VMs run; null where they follow no clock
 * @param threshold after how long without a request they stop
 */
record Change(
        String id,
        String service,
        List<Action> actions,
        List<Machine> machines,
        List<String> unaddressed,
        @Nullable Target target,
        @Nullable WeekSchedule schedule,
        Duration threshold) {
    private static final Pattern HOURS = Pattern.compile("(Mon–Fri|daily) (\\d\\d)–(\\d\\d)");
    private static final Pattern ACCELERATORS = Pattern.compile("(\\d+) × T4");
    private static final int DAY = 24;
    private static final int WORKING_DAYS = 5;
    private static final int LARGEST_N1 = 96;
    private static final int N1_CORES = 4;

    /**
     * A machine to switch to.
     *
     * @param accelerator catalogue name, e.g. {@code L4}
     */
    record Target(String machineType, String accelerator, int acceleratorCount) {
        /** What {@code --accelerator} must name; null where the machine type brings its accelerators (facts: GPU catalogue). */
        @Nullable
        String attachedType() {
            if (!machineType.startsWith("n1-")) {
                return null;
            }
            return switch (accelerator) {
                case "T4" -> "nvidia-tesla-t4";
                case "V100" -> "nvidia-tesla-v100";
                case "P100" -> "nvidia-tesla-p100";
                case "P4" -> "nvidia-tesla-p4";
                default -> null;
            };
        }
    }

    Change {
        actions = List.copyOf(actions);
        machines = List.copyOf(machines);
        unaddressed = List.copyOf(unaddressed);
    }

    static Change of(Recommendation advice, FleetReport report, ActionSettings settings) {
        List<Machine> machines = new ArrayList<>();
        List<String> unaddressed = new ArrayList<>(advice.instances());
        report.resources().stream()
                .filter(line -> line.service().equals(advice.service())
                        && advice.instances().contains(line.instance()))
                .map(Machine::of)
                .filter(Objects::nonNull)
                .forEach(machine -> {
                    machines.add(machine);
                    unaddressed.remove(machine.name());
                });
        Plan plan = best(advice, report);
        return new Change(
                advice.id(),
                advice.service(),
                List.of(advice.action()),
                machines,
                unaddressed,
                target(advice, plan),
                schedule(advice, plan, report, settings),
                plan != null && plan.operation() instanceof Operation.StopWhenIdle stop
                        ? stop.threshold()
                        : settings.threshold());
    }

    boolean does(Action action) {
        return actions.contains(action);
    }

    private static @Nullable Plan best(Recommendation advice, FleetReport report) {
        return report.plans().stream()
                .filter(plans -> plans.service().equals(advice.service()))
                .map(plans -> plans.best())
                .filter(Objects::nonNull)
                .map(best -> best.plan())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Target target(Recommendation advice, @Nullable Plan plan) {
        if (advice.action() != Action.SWITCH_ACCELERATOR) {
            return null;
        }
        if (plan != null) {
            return new Target(plan.machineType(), plan.accelerator(), plan.acceleratorCount());
        }
        Matcher accelerators = ACCELERATORS.matcher(advice.to());
        if (!accelerators.find()) {
            return null;
        }
        int count = Integer.parseInt(accelerators.group(1));
        return new Target("n1-standard-" + Math.min(LARGEST_N1, N1_CORES * count), "T4", count);
    }

    private static @Nullable WeekSchedule schedule(
            Recommendation advice, @Nullable Plan plan, FleetReport report, ActionSettings settings) {
        if (advice.action() != Action.WEEKLY_HOURS) {
            return null;
        }
        if (plan != null && plan.operation() instanceof Operation.Weekly weekly) {
            return WeekSchedule.of(
                    weekly.hours(), settings.startUp(), report.header().zone());
        }
        Matcher hours = HOURS.matcher(advice.to());
        return hours.find()
                ? WeekSchedule.of(
                        open(
                                Integer.parseInt(hours.group(2)),
                                Integer.parseInt(hours.group(3)),
                                hours.group(1).equals("daily")
                                        ? WeeklyHours.always().days().size()
                                        : WORKING_DAYS),
                        settings.startUp(),
                        report.header().zone())
                : null;
    }

    /** The same hours on the first days of the week; before {@code from} where they go over midnight. */
    private static BitSet open(int from, int to, int days) {
        BitSet open = new BitSet(days * DAY);
        DayHours first = new DayHours(from < to ? from : 0, to);
        for (int hour = 0; hour < days * DAY; hour++) {
            int local = hour % DAY;
            open.set(hour, (local >= first.from() && local < to) || (from > to && local >= from));
        }
        return open;
    }
}
