package io.perdollar.analysis.life;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bill must show where advice was carried out. Parts that the advice leaves alone are null.
 *
 * @param accelerator the one advised, where it is another than today's
 * @param machineType the one advised, where only the machine around the same accelerator changes
 * @param provisioning how the machines are to be bought
 * @param hoursBefore running hours of all replicas in a month of 730 h, as replayed for the plan in force
 * @param hoursAdvised the same for the plan advised; null together with {@code hoursBefore}
 * @param removed whether the subject is to go
 */
public record Target(
        @Nullable String accelerator,
        @Nullable String machineType,
        @Nullable Provisioning provisioning,
        @Nullable BigDecimal hoursBefore,
        @Nullable BigDecimal hoursAdvised,
        boolean removed) {
    /** Running hours that differ by less than this part cannot be told apart on a bill. */
    private static final BigDecimal TELLABLE = new BigDecimal("0.10");

    /** Nothing that a bill would show. */
    static final Target NONE = new Target(null, null, null, null, null, false);

    /** The parts that a bill shows. */
    Set<Facet> facets() {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        if (removed) {
            facets.add(Facet.REMOVAL);
        }
        if (accelerator != null || machineType != null) {
            facets.add(Facet.MACHINE);
        }
        if (provisioning != null) {
            facets.add(Facet.PROVISIONING);
        }
        if (hoursBefore != null && hoursAdvised != null) {
            facets.add(Facet.HOURS);
        }
        return facets;
    }

    /** How far running hours are to change; 0 where they are left alone. */
    BigDecimal hoursGap() {
        return hoursBefore == null || hoursAdvised == null
                ? BigDecimal.ZERO
                : hoursBefore.subtract(hoursAdvised).abs();
    }

    static Target of(Recommendation advice) {
        if (isRemoval(advice.actions())) {
            return new Target(null, null, null, null, null, true);
        }
        ReplayedPlan today = advice.today();
        ReplayedPlan advised = advice.advised();
        if (today == null || advised == null) {
            return NONE;
        }
        Plan from = today.plan();
        Plan to = advised.plan();
        BigDecimal before = hours(today);
        BigDecimal after = hours(advised);
        boolean hours = Facet.HOURS.isAsked(advice.actions())
                && before.subtract(after).abs().compareTo(before.multiply(TELLABLE)) >= 0;
        boolean sameAccelerator = from.accelerator().equals(to.accelerator());
        return new Target(
                sameAccelerator ? null : to.accelerator(),
                sameAccelerator && !from.machineType().equals(to.machineType()) ? to.machineType() : null,
                from.provisioning() == to.provisioning() ? null : to.provisioning(),
                hours ? before : null,
                hours ? after : null,
                false);
    }

    /** Whether actions ask for something to go. */
    public static boolean isRemoval(List<Action> actions) {
        return Facet.REMOVAL.isAsked(actions);
    }

    static boolean isDisk(Recommendation advice) {
        return advice.action() == Action.DELETE_DISK || advice.action() == Action.CHECK_DISK;
    }

    private static BigDecimal hours(ReplayedPlan plan) {
        return plan.replay()
                .runningHoursPerMonth()
                .multiply(BigDecimal.valueOf(plan.plan().replicas()));
    }

    /**
     * The change in words that stay the same from night to night: the levers and what each leads to. Weekly hours and idle
     * thresholds are fitted anew each night, so only that they are advised counts.
     */
    static String change(Recommendation advice) {
        List<String> words = new ArrayList<>();
        for (Action action : advice.actions()) {
            words.add(word(action) + target(action, advice.advised()));
        }
        return String.join(" + ", words);
    }

    private static String target(Action action, @Nullable ReplayedPlan advised) {
        if (advised == null) {
            return "";
        }
        Plan plan = advised.plan();
        return switch (action) {
            case SWITCH_ACCELERATOR -> " " + plan.accelerator() + " x" + plan.acceleratorCount();
            case CHANGE_REPLICAS -> " " + plan.replicas();
            case COMMIT -> " " + plan.provisioning();
            case USE_SPOT, USE_STANDARD, WEEKLY_HOURS, STOP_WHEN_IDLE, RUN_ALWAYS, DELETE, DELETE_DISK, CHECK_DISK ->
                "";
        };
    }

    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
