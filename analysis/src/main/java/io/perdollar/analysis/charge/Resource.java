package io.perdollar.analysis.charge;

import org.jspecify.annotations.Nullable;

/**
 * What a charge names (equations §1). At least one of the two names is present.
 *
 * @param globalName {@code resource.global_name}, e.g. {@code //compute.googleapis.com/projects/1/zones/z/instances/42}; null where the export has none
 * @param name last segment of {@code resource.name}, e.g. {@code chat-1}; null where the export has none
 */
public record Resource(
        @Nullable String globalName, @Nullable String name) {
    private static final String INSTANCES = "/instances/";

    public Resource {
        if (globalName == null && name == null) {
            throw new IllegalArgumentException("a resource needs a global name or a name, got neither");
        }
    }

    /**
     * Folds the export's two columns: empty means absent, and of a path such as {@code projects/1/instances/chat-1} the
     * last segment is the name.
     *
     * @return null where the row names nothing
     */
    public static @Nullable Resource of(@Nullable String name, @Nullable String globalName) {
        String global = globalName == null || globalName.isBlank() ? null : globalName;
        String tail = name == null || name.isBlank() ? null : name.substring(name.lastIndexOf('/') + 1);
        if (tail != null && tail.isBlank()) {
            tail = name;
        }
        return global == null && tail == null ? null : new Resource(global, tail);
    }

    /** The kind that the global name states; {@link ResourceKind#OTHER} where there is none or it says nothing. */
    public ResourceKind kind() {
        if (globalName == null) {
            return ResourceKind.OTHER;
        }
        if (globalName.contains(INSTANCES)) {
            return ResourceKind.INSTANCE;
        }
        if (globalName.contains("/disk/") || globalName.contains("/disks/")) {
            return ResourceKind.DISK;
        }
        if (globalName.contains("/addresses/")) {
            return ResourceKind.ADDRESS;
        }
        return globalName.contains("/reservations/") || globalName.contains("allocation/")
                ? ResourceKind.RESERVATION
                : ResourceKind.OTHER;
    }

    /** The tail after {@code /instances/}; null where the global name has none. */
    public @Nullable String instanceId() {
        if (globalName == null) {
            return null;
        }
        int at = globalName.indexOf(INSTANCES);
        return at < 0 ? null : globalName.substring(at + INSTANCES.length());
    }

    /** The zone that the global name states; null where it states none. */
    public @Nullable String zone() {
        return segmentAfter("/zones/");
    }

    /** Last segment of the global name, mostly a numeric id; null where there is no global name. */
    public @Nullable String tail() {
        return globalName == null ? null : globalName.substring(globalName.lastIndexOf('/') + 1);
    }

    private @Nullable String segmentAfter(String marker) {
        int at = globalName == null ? -1 : globalName.indexOf(marker);
        if (globalName == null || at < 0) {
            return null;
        }
        int end = globalName.indexOf('/', at + marker.length());
        return end < 0 ? globalName.substring(at + marker.length()) : globalName.substring(at + marker.length(), end);
    }

    /**
     * The identity used for joins and ties (ResourceId).
     *
     * @param projectId the charge's project, null where absent
     * @param zone the charge's zone, else its location; null where absent
     */
    public String resourceId(@Nullable String projectId, @Nullable String zone) {
        return globalName != null
                ? globalName
                : (projectId == null ? "-" : projectId) + "/" + (zone == null ? "-" : zone) + "/" + name;
    }
}
