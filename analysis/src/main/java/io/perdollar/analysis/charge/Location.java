package io.perdollar.analysis.charge;

import org.jspecify.annotations.Nullable;

/**
 * Where usage took place.
 *
 * @param location the export's {@code location.location}: a zone, region or multi-region; null where absent
 * @param region e.g. {@code us-central1}; null where absent
 * @param zone e.g. {@code us-central1-a}; null where absent
 */
public record Location(
        @Nullable String location,
        @Nullable String region,
        @Nullable String zone) {
    /** No place at all, as on tax rows. */
    public static final Location NONE = new Location(null, null, null);

    /** The zone, else whatever place is stated; null where none is. */
    public @Nullable String zoneOrLocation() {
        return zone != null ? zone : location != null ? location : region;
    }
}
