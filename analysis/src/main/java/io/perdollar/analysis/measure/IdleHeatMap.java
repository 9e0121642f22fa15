package io.perdollar.analysis.measure;

import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.report.FleetReport.IdleHeat;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Idle time of each service by weekday and local hour. */
final class IdleHeatMap {
    private static final int WEEKDAYS = 7;
    private static final int HOURS = 24;

    private IdleHeatMap() {}

    static List<IdleHeat> of(FleetFacts facts) {
        ReportZone zone = new ReportZone(facts.settings().zone());
        SortedMap<String, long[]> sums = new TreeMap<>();
        for (VmMeasurement vm : facts.report().vms.values()) {
            if (!vm.covered) {
                continue;
            }
            long[] cells = sums.computeIfAbsent(
                    FleetAnalyzer.service(facts.settings().fleet(), vm.vm), s -> new long[WEEKDAYS * HOURS]);
            for (IdleHour hour : vm.hours) {
                cells[zone.hourOfWeek(hour.hourStart())] += hour.idle();
            }
        }
        List<IdleHeat> heat = new ArrayList<>();
        sums.forEach((service, cells) -> heat.add(new IdleHeat(service, rows(cells))));
        return heat;
    }

    private static List<List<@Nullable Double>> rows(long[] cells) {
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                row.add((double) cells[weekday * HOURS + hour] / Micros.HOUR);
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return List.copyOf(rows);
    }
}
