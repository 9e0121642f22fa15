package io.perdollar.sampledata.log;

import io.perdollar.sampledata.fleet.RunPlan.Run;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.log.Coverage.Stretch;
import io.perdollar.sampledata.log.LogFiles.Markers;
import io.perdollar.sampledata.time.Dice;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets the traffic of one stream arrive hour by hour and writes its log in order of completion, as nginx does. */
public final class LogWriter {
    private static final long HOUR_MILLIS = 3_600_000L;

    /** From the start of a VM until its server answers. */
    private static final long BOOT_MILLIS = 90_000L;

    private static final long SHUTDOWN_MILLIS = 1000L;
    private static final Comparator<LogLine> BY_COMPLETION =
            Comparator.comparingLong(LogLine::completion).thenComparingLong(LogLine::arrival);

    private final SampleCalendar calendar;
    private final long seed;
    private final Path logs;

    /**
     * @param calendar the hours to write
     * @param seed chance of the traffic
     * @param logs folder of all logs
     */
    public LogWriter(SampleCalendar calendar, long seed, Path logs) {
        this.calendar = calendar;
        this.seed = seed;
        this.logs = logs;
    }

    /** Writes one stream; its names follow one another at full hours. */
    public LogOutcome write(LogStream stream) throws IOException {
        Map<Vm, Activity> activities = new LinkedHashMap<>();
        for (Vm vm : stream.vms()) {
            activities.put(
                    vm, new Activity(calendar.startHour(), calendar.hours(), stream.format() == LogFormat.TOKENS));
        }
        List<Stretch> runs = new ArrayList<>();
        List<Long> rejected = new ArrayList<>();
        long bytes = 0;
        for (Segment segment : segments(stream.vms().get(0))) {
            LogFiles files = open(stream, segment);
            try (files) {
                for (Map.Entry<Vm, Activity> vm : activities.entrySet()) {
                    write(stream, vm.getKey(), segment, files, vm.getValue());
                }
            }
            runs.addAll(files.runs());
            rejected.addAll(files.rejectedHours());
            bytes += files.bytes();
        }
        return new LogOutcome(activities, Coverage.union(runs), rejected, bytes);
    }

    private LogFiles open(LogStream stream, Segment segment) throws IOException {
        long from = segment.fromHour() * HOUR_MILLIS;
        long to = segment.toHour() * HOUR_MILLIS;
        boolean begins = segment.fromHour() == calendar.startHour();
        boolean ends = segment.toHour() == calendar.endHour();
        Markers markers = new Markers(
                begins ? from + LogFiles.AFTER_MIDNIGHT_MILLIS : from, ends ? to + LogFiles.AFTER_MIDNIGHT_MILLIS : to);
        return new LogFiles(stream, logs.resolve(segment.name()), from, to, markers);
    }

    private void write(LogStream stream, Vm vm, Segment segment, LogFiles files, Activity activity) throws IOException {
        List<LogLine> pending = new ArrayList<>();
        for (long hour = segment.fromHour(); hour < segment.toHour(); hour++) {
            arrivals(stream, vm, hour, pending);
            pending.sort(BY_COMPLETION);
            long until = (hour + 1) * HOUR_MILLIS;
            int done = 0;
            while (done < pending.size() && pending.get(done).completion() < until) {
                LogLine line = pending.get(done++);
                if (files.write(line)) {
                    activity.add(line);
                }
            }
            pending.subList(0, done).clear();
        }
    }

    private void arrivals(LogStream stream, Vm vm, long hour, List<LogLine> pending) {
        for (Run run : vm.runs().touching(hour)) {
            long from = run.start() * 1000 + BOOT_MILLIS;
            long to = run.end() * 1000 - SHUTDOWN_MILLIS;
            int granularity = stream.format().granularity();
            stream.traffic().arrive(hour, Dice.of(seed, vm.id(), hour), line -> {
                if (line.arrival() >= from && line.completion() < to) {
                    // The log knows no finer time than its format, and neither may the truth.
                    pending.add(line.completedAt(line.completion() / granularity * granularity));
                }
            });
        }
    }

    /** A name and its hours {@code [fromHour, toHour)}. */
    private record Segment(String name, long fromHour, long toHour) {}

    private List<Segment> segments(Vm vm) {
        String second = vm.names().second();
        long renamed = vm.names().secondHour();
        if (second == null || renamed >= calendar.endHour()) {
            return List.of(new Segment(vm.names().first(), calendar.startHour(), calendar.endHour()));
        }
        if (renamed <= calendar.startHour()) {
            return List.of(new Segment(second, calendar.startHour(), calendar.endHour()));
        }
        return List.of(
                new Segment(vm.names().first(), calendar.startHour(), renamed),
                new Segment(second, renamed, calendar.endHour()));
    }
}
