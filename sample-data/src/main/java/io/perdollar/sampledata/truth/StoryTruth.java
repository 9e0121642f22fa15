package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.BillWriter;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.log.Activity;
import io.perdollar.sampledata.log.Coverage;
import io.perdollar.sampledata.log.LineKind;
import io.perdollar.sampledata.log.LogOutcome;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one story once its logs are written. Hours are folded into days here, so that memory grows with VMs and
 * days, never with traffic.
 */
public final class StoryTruth {
    private final SampleCalendar calendar;
    private final BillDays bill;
    private final FleetDays fleetDays = new FleetDays(2 * SampleCalendar.WINDOW_DAYS);
    private final List<VmTruth> vms = new ArrayList<>();
    private final LogLines lines = new LogLines();
    private long bytes;

    private StoryTruth(SampleCalendar calendar) {
        this.calendar = calendar;
        bill = new BillDays(calendar);
    }

    /**
     * Gathers a story.
     *
     * @param entries its VMs
     * @param others its charges that belong to no VM
     * @param outcomes of its logs
     */
    public static StoryTruth of(
            SampleCalendar calendar, List<VmEntry> entries, List<BillSource> others, List<LogOutcome> outcomes) {
        StoryTruth truth = new StoryTruth(calendar);
        for (VmEntry entry : entries) {
            truth.measure(entry, outcomes);
        }
        for (BillSource source : others) {
            truth.read(source);
        }
        List<Vm> known = entries.stream().map(VmEntry::vm).toList();
        for (LogOutcome outcome : outcomes) {
            truth.bytes += outcome.bytes();
            truth.lines.addRejected(outcome.rejectedHours().stream()
                    .filter(Window.report(calendar)::contains)
                    .count());
            outcome.activities().forEach((vm, activity) -> {
                if (!known.contains(vm)) {
                    truth.lines.addUnmapped(truth.linesOf(activity));
                }
            });
        }
        return truth;
    }

    private void measure(VmEntry entry, List<LogOutcome> outcomes) {
        VmHours hours = VmHours.read(entry, calendar, bill);
        if (!VmHours.isGpuVm(entry, calendar)) {
            return;
        }
        Activity activity = null;
        Coverage coverage = Coverage.NONE;
        for (LogOutcome outcome : outcomes) {
            @Nullable Activity spoken = outcome.activities().get(entry.vm());
            if (spoken != null) {
                activity = spoken;
                coverage = outcome.coverage();
            }
        }
        vms.add(VmTruth.measure(entry, hours, coverage, activity, calendar, fleetDays));
    }

    private void read(BillSource source) {
        for (long hour = calendar.startHour(); hour < calendar.endHour(); hour++) {
            source.readings(hour, reading -> {
                if (BillWriter.isExported(reading, calendar)) {
                    bill.add(reading, reading.meter().place(), Dollars.of(reading));
                }
            });
        }
    }

    private long linesOf(Activity activity) {
        Window report = Window.report(calendar);
        long sum = 0;
        for (long hour = Math.max(report.fromHour(), calendar.startHour()); hour < report.toHour(); hour++) {
            for (LineKind kind : LineKind.values()) {
                sum += activity.count(kind, (int) (hour - calendar.startHour()));
            }
        }
        return sum;
    }

    /** Bytes of its logs, before compression. */
    public long bytes() {
        return bytes;
    }

    BillDays bill() {
        return bill;
    }

    FleetDays fleetDays() {
        return fleetDays;
    }

    List<VmTruth> vms() {
        return vms;
    }

    LogLines lines() {
        return lines;
    }
}
