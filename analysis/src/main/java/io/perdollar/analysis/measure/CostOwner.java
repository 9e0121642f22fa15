package io.perdollar.analysis.measure;

import io.perdollar.analysis.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Whom cost belongs to, as scopes tell it apart.
 *
 * @param project of the GPU VM, else what the bill states; null where it states none
 * @param service of the GPU VM that the charge names or is attached to, else null
 * @param environment of that VM, else null
 */
record CostOwner(
        @Nullable String project,
        @Nullable String service,
        @Nullable String environment) {
    /** What only a report of everything shows: unattributed, unused commitment, and shared cost, which VMs carry instead. */
    static final CostOwner NOBODY = new CostOwner(null, null, null);

    boolean isIn(Scope scope) {
        return scope.covers(project, service, environment);
    }
}
