package io.perdollar.analysis.fleet;

/**
 * Identity of a VM: its ResourceId (equations §1).
 *
 * @param resourceId the export's global name, else {@code project/zone/name}
 */
public record InstanceKey(String resourceId) implements Comparable<InstanceKey> {
    @Override
    public int compareTo(InstanceKey other) {
        return resourceId.compareTo(other.resourceId);
    }
}
