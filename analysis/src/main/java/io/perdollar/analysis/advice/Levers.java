package io.perdollar.analysis.advice;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.Lever.Kind;
import io.perdollar.analysis.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells a saving apart by what is changed: accelerator, replicas, provisioning, operation, in this order (equations §13). */
final class Levers {
    private Levers() {}

    /** What differs between two plans, in order. */
    static List<Kind> changes(Plan from, Plan to) {
        List<Kind> changes = new ArrayList<>();
        if (!from.accelerator().equals(to.accelerator())
                || from.acceleratorCount() != to.acceleratorCount()
                || !from.machineType().equals(to.machineType())) {
            changes.add(Kind.ACCELERATOR);
        }
        if (from.replicas() != to.replicas()) {
            changes.add(Kind.REPLICAS);
        }
        if (from.provisioning() != to.provisioning()) {
            changes.add(Kind.PROVISIONING);
        }
        if (!from.operation().equals(to.operation())) {
            changes.add(Kind.OPERATION);
        }
        return changes;
    }

    /**
     * The parts of a saving: replayed cost before − after each step. A step that is not sold merges into the next.
     *
     * @param cost replayed cost a month of a plan; empty where it is not sold
     * @param most the saving never exceeds it: the last levers are reduced first
     */
    static List<Lever> of(Plan from, Plan to, Function<Plan, Optional<BigDecimal>> cost, BigDecimal most) {
        List<Lever> levers = new ArrayList<>();
        Plan step = from;
        BigDecimal before = cost.apply(from).orElseThrow();
        for (Kind kind : changes(from, to)) {
            step = pull(kind, step, to);
            Optional<BigDecimal> after = cost.apply(step);
            if (after.isPresent()) {
                levers.add(new Lever(kind, before.subtract(after.get())));
                before = after.get();
            }
        }
        return capped(levers, most);
    }

    private static Plan pull(Kind kind, Plan step, Plan to) {
        return switch (kind) {
            case ACCELERATOR -> step.on(to.accelerator(), to.acceleratorCount(), to.machineType());
            case REPLICAS -> step.times(to.replicas());
            case PROVISIONING -> step.bought(to.provisioning());
            case OPERATION -> step.operated(to.operation());
        };
    }

    private static List<Lever> capped(List<Lever> levers, BigDecimal most) {
        BigDecimal excess = sum(levers).subtract(most);
        List<Lever> reversed = new ArrayList<>();
        for (int i = levers.size() - 1; i >= 0; i--) {
            Lever lever = levers.get(i);
            BigDecimal cut =
                    excess.signum() > 0 ? excess.min(lever.monthlySaving().max(Numeric.ZERO)) : Numeric.ZERO;
            excess = excess.subtract(cut);
            reversed.add(new Lever(lever.kind(), lever.monthlySaving().subtract(cut)));
        }
        Collections.reverse(reversed);
        return reversed;
    }

    /** The whole saving. */
    static BigDecimal sum(List<Lever> levers) {
        return levers.stream().map(Lever::monthlySaving).reduce(Numeric.ZERO, BigDecimal::add);
    }
}
