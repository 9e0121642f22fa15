package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Zone;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One VM: one instance id, whatever it is called.
 *
 * @param id numeric instance id
 * @param project it belongs to
 * @param zone it runs in
 * @param machine its type
 * @param provisioning how it is bought
 * @param labels its labels
 * @param names what it is called, and since when
 * @param pathNames whether the export writes {@code projects/N/instances/x} for its name, or {@code x}
 * @param runs when it runs
 * @param createdHour from which its disks exist
 * @param deletedHour from which they no longer do
 */
public record Vm(
        String id,
        Project project,
        Zone zone,
        Machine machine,
        Provisioning provisioning,
        Map<String, String> labels,
        Names names,
        boolean pathNames,
        RunPlan runs,
        long createdHour,
        long deletedHour) {
    public static final String SERVICE = "service";
    public static final String ENVIRONMENT = "env";
    private static final String DEFAULT_ENVIRONMENT = "prod";

    /**
     * A name, and the one after a renaming.
     *
     * @param first name at creation
     * @param second name since {@code secondHour}; null where it was never renamed
     * @param secondHour hour of the renaming; 0 without one
     */
    public record Names(String first, @Nullable String second, long secondHour) {
        /** A VM that keeps its name. */
        public static Names of(String name) {
            return new Names(name, null, 0);
        }

        public String at(long hour) {
            return second != null && hour >= secondHour ? second : first;
        }

        public String last() {
            return second == null ? first : second;
        }
    }

    /** {@code resource.global_name}. */
    public String globalName() {
        return "//compute.googleapis.com/projects/" + project.number() + "/zones/" + zone.name() + "/instances/" + id;
    }

    /** {@code resource.name} while it is called so. */
    public String resourceName(String name) {
        return pathNames ? "projects/" + project.number() + "/instances/" + name : name;
    }

    /** The service it works for: its label, else its own name. */
    public String service() {
        return labels.getOrDefault(SERVICE, names.last());
    }

    /** Its environment: its label, else production. */
    public String environment() {
        return labels.getOrDefault(ENVIRONMENT, DEFAULT_ENVIRONMENT);
    }

    public boolean hasGpu() {
        return machine.accelerator() != null;
    }

    /** Whether its disks exist in this hour. */
    public boolean exists(long hour) {
        return hour >= createdHour && hour < deletedHour;
    }

    /** System labels of its rows. */
    public Map<String, String> systemLabels() {
        return Map.of(
                "compute.googleapis.com/machine_spec",
                machine.typeName(),
                "compute.googleapis.com/cores",
                String.valueOf(machine.cores()),
                "compute.googleapis.com/memory",
                String.valueOf(machine.ramGib() * 1024));
    }
}
