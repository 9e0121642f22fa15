package io.perdollar.reporting.actions;

import io.perdollar.analysis.plan.WeeklyHours;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When VMs start and stop each week, as cron expressions in one time zone. They start so long before the hours as they
 * need to be ready.
 *
 * @param starts cron expressions
 * @param stops cron expressions
 * @param zone name as the time zone database has it
 */
record WeekSchedule(List<String> starts, List<String> stops, String zone) {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int HOUR_MINUTES = 60;

    WeekSchedule {
        starts = List.copyOf(starts);
        stops = List.copyOf(stops);
    }

    /**
     * The schedule of open hours; null where the machines never stop or never run.
     *
     * @param startUp until a machine is ready
     */
    static @Nullable WeekSchedule of(WeeklyHours hours, Duration startUp, ZoneId zone) {
        BitSet open = new BitSet(WEEK);
        for (int hour = 0; hour < WEEK; hour++) {
            open.set(hour, hours.isOpen(hour));
        }
        return of(open, startUp, zone);
    }

    /**
     * @param open hours of the local week, 0 for Monday 00:00
     */
    static @Nullable WeekSchedule of(BitSet open, Duration startUp, ZoneId zone) {
        if (open.isEmpty() || open.cardinality() == WEEK) {
            return null;
        }
        int lead = (int) ((startUp.toSeconds() + HOUR_MINUTES - 1) / HOUR_MINUTES);
        List<Integer> starts = new ArrayList<>();
        List<Integer> stops = new ArrayList<>();
        for (int hour = 0; hour < WEEK; hour++) {
            boolean before = open.get((hour + WEEK - 1) % WEEK);
            if (open.get(hour) && !before) {
                starts.add(Math.floorMod(hour * HOUR_MINUTES - lead, WEEK * HOUR_MINUTES));
            } else if (!open.get(hour) && before) {
                stops.add(hour * HOUR_MINUTES);
            }
        }
        return new WeekSchedule(expressions(starts), expressions(stops), name(zone));
    }

    /** Whether one expression starts and one stops: an instance schedule has room for no more. */
    boolean isInstanceSchedule() {
        return starts.size() == 1 && stops.size() == 1;
    }

    private static List<String> expressions(List<Integer> minutesOfWeek) {
        Map<Integer, List<Integer>> daysByTime = new TreeMap<>();
        for (int minute : minutesOfWeek) {
            // Cron counts days from Sunday, 0.
            int day = (minute / HOUR_MINUTES / DAY + 1) % 7;
            daysByTime
                    .computeIfAbsent(minute % (DAY * HOUR_MINUTES), time -> new ArrayList<>())
                    .add(day);
        }
        Map<Integer, String> sorted = new LinkedHashMap<>();
        daysByTime.forEach((time, days) -> sorted.put(time, days(days)));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() % HOUR_MINUTES + " " + entry.getKey() / HOUR_MINUTES + " * * "
                        + entry.getValue())
                .toList();
    }

    private static String days(List<Integer> days) {
        if (days.size() == 7) {
            return "*";
        }
        List<Integer> sorted = days.stream().sorted().toList();
        int first = sorted.get(0);
        int last = sorted.get(sorted.size() - 1);
        return sorted.size() > 2 && last - first + 1 == sorted.size()
                ? first + "-" + last
                : sorted.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Fixed offsets have names too, with the sign turned round; schedulers know no others. */
    private static String name(ZoneId zone) {
        if (zone.normalized() instanceof ZoneOffset offset
                && offset.getTotalSeconds() % (HOUR_MINUTES * HOUR_MINUTES) == 0) {
            int hours = offset.getTotalSeconds() / (HOUR_MINUTES * HOUR_MINUTES);
            return hours == 0 ? "Etc/UTC" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours);
        }
        return zone.getId();
    }
}
