package io.perdollar.reporting.actions;

import io.perdollar.analysis.report.FleetReport.VmLine;
import org.jspecify.annotations.Nullable;

/**
 * A VM as commands address it.
 *
 * @param machineType null where the bill never states it
 */
record Machine(
        String name, String project, String zone, @Nullable String machineType) {
    /** The VM of a line; null where the bill does not say enough to address it, or a command would take its name for an option. */
    static @Nullable Machine of(VmLine line) {
        String project = line.project();
        String zone = line.zone();
        if (project == null
                || zone == null
                || line.instance().startsWith("-")
                || line.instance().isEmpty()) {
            return null;
        }
        return new Machine(line.instance(), project, zone, line.machineType());
    }

    /** The zone's region. */
    String region() {
        int dash = zone.lastIndexOf('-');
        return dash > 0 ? zone.substring(0, dash) : zone;
    }
}
