package io.perdollar.reporting.actions;

import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.report.FleetReport.VmLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A VM or a disk as commands address it.
 *
 * @param machineType of a VM; null where the bill never states it, and for a disk
 */
record Machine(
        String name, String project, String zone, @Nullable String machineType) {
    private static final Pattern ZONE = Pattern.compile("/zones/([^/]+)/");

    /** The VM of a line; null where the bill does not say enough to address it, or a command would take its name for an option. */
    static @Nullable Machine of(VmLine line) {
        return of(line.instance(), line.project(), line.zone(), line.machineType());
    }

    /** The disk of a line; null where no zone is known. The bill places a disk in a region, its global name in the zone. */
    static @Nullable Machine disk(ResourceCost line) {
        String id = line.resourceId();
        Matcher zone = ZONE.matcher(id == null ? "" : id);
        String name = line.resource();
        return name == null ? null : of(name, line.project(), zone.find() ? zone.group(1) : line.location(), null);
    }

    private static @Nullable Machine of(
            String name, @Nullable String project, @Nullable String zone, @Nullable String machineType) {
        // A zone is a region and a letter.
        boolean addressed = project != null && zone != null && zone.matches(".+[0-9]-[a-z]");
        if (!addressed || project == null || zone == null || name.isEmpty() || name.startsWith("-")) {
            return null;
        }
        return new Machine(name, project, zone, machineType);
    }

    /** The same machine under another name. */
    Machine named(String other, String otherType) {
        return new Machine(other, project, zone, otherType);
    }

    /** The zone's region. */
    String region() {
        return zone.substring(0, zone.lastIndexOf('-'));
    }
}
