package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every plan of one service that was replayed (equations §13). The fleet's total is the sum over services.
 *
 * @param service its name
 * @param environment decides the policy
 * @param instances its VMs, sorted
 * @param evidenceDays local days with covered, billed running
 * @param coveredShare of the running time, 0–1, 6 digits; null where nothing ran
 * @param shortfall why nothing was replayed; null where it was
 * @param today the plan in force; null where nothing was replayed
 * @param plans what was replayed, cheapest first: the cheapest ones, the front, today's and the best
 * @param front those of them that no other beats in cost and in refused and delayed requests, cheapest first
 * @param best the cheapest that meets the policy; of those that differ by up to a hundredth of today's cost, the one that
 *     changes least; null where none meets it
 * @param schedule the fitted weekly hours; null under 14 days or where nothing arrived
 * @param profiles against the guide's profiles
 * @param model what the memory formula says; null where the configuration does not describe the model
 * @param notes what else is to be said, e.g. when support ends
 */
public record ServicePlans(
        String service,
        String environment,
        List<String> instances,
        int evidenceDays,
        @Nullable BigDecimal coveredShare,
        @Nullable Shortfall shortfall,
        @Nullable ReplayedPlan today,
        List<ReplayedPlan> plans,
        List<ReplayedPlan> front,
        @Nullable ReplayedPlan best,
        @Nullable ScheduleFit schedule,
        List<ProfileComparison> profiles,
        @Nullable ModelAdvice model,
        List<Fact> notes) {
    /** Why a service was not replayed. */
    public enum Shortfall {
        /** Fewer than 7 days, or under 95 % of the running time covered. */
        EVIDENCE,
        /** Its machines differ, or the bill does not tell what they are. */
        MIXED_MACHINES,
        /** None of its machines ran in the last seven days. */
        NOT_RUNNING,
        /** No request in the window: there is nothing to replay. */
        NO_REQUEST
    }

    public ServicePlans {
        instances = List.copyOf(instances);
        plans = List.copyOf(plans);
        front = List.copyOf(front);
        profiles = List.copyOf(profiles);
        notes = List.copyOf(notes);
    }
}
