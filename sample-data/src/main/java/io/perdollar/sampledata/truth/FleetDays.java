package io.perdollar.sampledata.truth;

import java.util.ArrayList;
import java.util.List;

/** Σ over the GPU VMs, day by day; days count from the comparison window's first. */
final class FleetDays {
    private final List<Figures> days = new ArrayList<>();

    FleetDays(int count) {
        for (int day = 0; day < count; day++) {
            days.add(new Figures());
        }
    }

    void add(int day, Figures figures) {
        days.get(day).add(figures);
    }

    void add(FleetDays other) {
        for (int day = 0; day < days.size(); day++) {
            days.get(day).add(other.days.get(day));
        }
    }

    Figures day(int day) {
        return days.get(day);
    }
}
