package io.perdollar.analysis.place;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.fleet.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Where one charge falls.
 *
 * @param place its place
 * @param category what the money is spent on
 * @param vm the GPU VM of {@link Place#DIRECT} and {@link Place#ATTACHED}; null elsewhere
 */
public record Placement(
        Place place, Category category, @Nullable InstanceKey vm) {}
