package io.perdollar.analysis.report;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.ReplayedPlan;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a service, with what it would save and what it would have done to last month's requests (equations §13).
 * A service has one at most: the way from today's plan to the best one, its saving told apart by levers.
 *
 * @param id unique within a report and usable as a folder name, e.g. {@code playground-weekly-hours}
 * @param service whose VMs it concerns; the project for a disk
 * @param instances names of its VMs, or of the disk, sorted
 * @param action the lever that saves most
 * @param actions every lever pulled, in the order in which their savings are told apart; {@code action} is among them
 * @param today the plan in force, replayed; null for disks and where nothing could be replayed
 * @param advised the plan advised, replayed; null where something is to be removed
 * @param monthlySaving report currency per month of 730 h, 9 digits; null where the evidence gives none
 * @param confidence how far to trust it
 * @param effort what it takes
 * @param levers parts of the saving; they sum to it
 * @param evidenceDays days that the evidence spans
 * @param coveredShare share of the running time about which logs speak, 0–1; null where nothing ran
 * @param reasons the figures that led here, the most important first; at least one
 * @param risks what may go wrong
 * @param notes what else is to be known
 */
public record Recommendation(
        String id,
        String service,
        List<String> instances,
        Action action,
        List<Action> actions,
        @Nullable ReplayedPlan today,
        @Nullable ReplayedPlan advised,
        @Nullable BigDecimal monthlySaving,
        Confidence confidence,
        Effort effort,
        List<Lever> levers,
        int evidenceDays,
        @Nullable BigDecimal coveredShare,
        List<Fact> reasons,
        List<Fact> risks,
        List<Fact> notes) {

    /** How far a recommendation can be trusted. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What a recommendation takes to carry out. */
    public enum Effort {
        LOW,
        MEDIUM,
        HIGH
    }

    public Recommendation {
        instances = List.copyOf(instances);
        actions = List.copyOf(actions);
        levers = List.copyOf(levers);
        reasons = List.copyOf(reasons);
        risks = List.copyOf(risks);
        notes = List.copyOf(notes);
        if (!actions.contains(action)) {
            throw new IllegalArgumentException(
                    "the action must be among the actions, got " + action + " of " + actions);
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a recommendation gives a reason, got none for " + id);
        }
    }

    /** The same under another id. */
    public Recommendation called(String otherId) {
        return new Recommendation(
                otherId,
                service,
                instances,
                action,
                actions,
                today,
                advised,
                monthlySaving,
                confidence,
                effort,
                levers,
                evidenceDays,
                coveredShare,
                reasons,
                risks,
                notes);
    }
}
