package io.perdollar.analysis.life;

import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import java.util.Collection;

/** A part of a change that a bill shows by itself. */
enum Facet {
    MACHINE,
    PROVISIONING,
    /** Replicas and operation: a bill tells how long machines ran, not why. */
    HOURS,
    REMOVAL;

    static Facet of(Action action) {
        return switch (action) {
            case SWITCH_ACCELERATOR -> MACHINE;
            case USE_SPOT, USE_STANDARD, COMMIT -> PROVISIONING;
            case CHANGE_REPLICAS, WEEKLY_HOURS, STOP_WHEN_IDLE, RUN_ALWAYS -> HOURS;
            case DELETE, DELETE_DISK, CHECK_DISK -> REMOVAL;
        };
    }

    boolean isAsked(Collection<Action> actions) {
        return actions.stream().anyMatch(action -> of(action) == this);
    }

    /** Whether a lever's saving is told by this part. */
    boolean holds(Lever.Kind lever) {
        return switch (this) {
            case MACHINE -> lever == Lever.Kind.ACCELERATOR;
            case PROVISIONING -> lever == Lever.Kind.PROVISIONING;
            case HOURS -> lever == Lever.Kind.REPLICAS || lever == Lever.Kind.OPERATION;
            case REMOVAL -> true;
        };
    }
}
