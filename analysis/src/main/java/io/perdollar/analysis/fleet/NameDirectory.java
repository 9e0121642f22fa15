package io.perdollar.analysis.fleet;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which instance a name means in which hour: the one with most running under that name in that hour, else the latest that
 * ran before (equations §7). Only changes are kept. Mutable while the bill is surveyed, hour by hour, oldest first.
 */
public final class NameDirectory {
    /** Where a name is used. */
    private record Site(@Nullable String project, @Nullable String zone) implements Comparable<Site> {
        private static final Comparator<Site> ORDER = Comparator.comparing(
                        (Site site) -> Objects.requireNonNullElse(site.project(), ""))
                .thenComparing(site -> Objects.requireNonNullElse(site.zone(), ""));

        boolean fits(@Nullable String wantedProject, @Nullable String wantedZone) {
            return (wantedProject == null || wantedProject.equals(project))
                    && (wantedZone == null || wantedZone.equals(zone));
        }

        @Override
        public int compareTo(Site other) {
            return ORDER.compare(this, other);
        }
    }

    /** One name: per site, from which hour on it means which instance; and the hours in which two sites used it at once. */
    private static final class Entry {
        final Map<Site, NavigableMap<Long, InstanceKey>> changes = new HashMap<>();
        final Map<Site, Long> lastHour = new HashMap<>();
        final SortedSet<Long> contested = new TreeSet<>();

        @Nullable
        InstanceKey newest;
    }

    private final Map<String, Entry> entries = new HashMap<>();

    /** Records the winner of one name at one site in one hour; hours come oldest first. */
    void add(String name, @Nullable String project, @Nullable String zone, long hour, InstanceKey winner) {
        Entry entry = entries.computeIfAbsent(name, n -> new Entry());
        Site site = new Site(project, zone);
        NavigableMap<Long, InstanceKey> changes = entry.changes.computeIfAbsent(site, s -> new TreeMap<>());
        Map.Entry<Long, InstanceKey> before = changes.lastEntry();
        if (before == null || !before.getValue().equals(winner) || !winner.equals(entry.newest)) {
            changes.put(hour, winner);
        }
        entry.newest = winner;
        for (Map.Entry<Site, Long> other : entry.lastHour.entrySet()) {
            if (!other.getKey().equals(site) && other.getValue() == hour) {
                entry.contested.add(hour);
            }
        }
        entry.lastHour.put(site, hour);
    }

    /** Whether the bill knows the name at all. */
    public boolean knows(String name) {
        return entries.containsKey(name);
    }

    /** Every name on the bill, sorted. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    /**
     * The instance that a name means in an hour.
     *
     * @param project fixes the project; null where unknown
     * @param zone fixes the zone; null where unknown
     * @return empty where nothing ran under that name up to that hour
     */
    public Optional<InstanceKey> resolve(String name, @Nullable String project, @Nullable String zone, long hour) {
        return Optional.ofNullable(periods(name, project, zone).floorEntry(hour))
                .map(Map.Entry::getValue);
    }

    /**
     * From which hour on the name means which instance; empty where the bill does not know it.
     *
     * @throws AmbiguousInstanceNameException if two projects or zones used the name in the same hour and neither is fixed
     */
    public NavigableMap<Long, InstanceKey> periods(String name, @Nullable String project, @Nullable String zone) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return Collections.emptyNavigableMap();
        }
        TreeMap<Site, NavigableMap<Long, InstanceKey>> fitting = new TreeMap<>();
        entry.changes.forEach((site, changes) -> {
            if (site.fits(project, zone)) {
                fitting.put(site, changes);
            }
        });
        if (fitting.size() > 1 && !entry.contested.isEmpty()) {
            throw new AmbiguousInstanceNameException(name, Objects.requireNonNull(entry.contested.first()));
        }
        NavigableMap<Long, InstanceKey> merged = new TreeMap<>();
        fitting.values().forEach(merged::putAll);
        return merged;
    }
}
