package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.log.Activity;
import io.perdollar.sampledata.log.Coverage;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one GPU VM: the figures of both windows, and of each day what its share of shared cost needs.
 *
 * <p>Days count from the comparison window's first.
 */
final class VmTruth {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int REQUESTS = 0;
    private static final int DIRECT = 1;
    private static final int RUNNING = 2;
    private static final int COVERED_RUNNING = 3;
    private static final int COVERAGE = 4;

    private final Vm vm;
    private final Figures report = new Figures();
    private final Figures comparison = new Figures();
    private final long[][] days;

    private VmTruth(Vm vm, int days) {
        this.vm = vm;
        this.days = new long[days][];
    }

    /**
     * Measures a VM.
     *
     * @param activity null where no log speaks of it
     * @param fleetDays figures of the fleet by day, to which the VM's are added
     */
    static VmTruth measure(
            VmEntry entry,
            VmHours hours,
            Coverage coverage,
            @Nullable Activity activity,
            SampleCalendar calendar,
            FleetDays fleetDays) {
        int windowDays = SampleCalendar.WINDOW_DAYS;
        VmTruth truth = new VmTruth(entry.vm(), 2 * windowDays);
        truth.measure(Window.comparison(calendar), 0, truth.comparison, hours, coverage, activity, calendar, fleetDays);
        truth.measure(
                Window.report(calendar), windowDays, truth.report, hours, coverage, activity, calendar, fleetDays);
        return truth;
    }

    private void measure(
            Window window,
            int firstDay,
            Figures sum,
            VmHours hours,
            Coverage coverage,
            @Nullable Activity activity,
            SampleCalendar calendar,
            FleetDays fleetDays) {
        long frontier = calendar.frontier(vm.project().account().lagHours());
        Gaps gaps = Gaps.of(window, coverage, activity == null ? new long[0][] : activity.busy());
        HourMeasure measure = new HourMeasure(calendar, frontier, hours, coverage, gaps, activity);
        for (int day = 0; day < window.days(); day++) {
            Figures figures = new Figures();
            figures.logged = activity != null;
            figures.logsTokens = activity != null && activity.logsTokens();
            long from = window.fromHour() + day * 24L;
            for (long hour = Math.max(from, calendar.startHour()); hour < from + 24; hour++) {
                measure.addTo(figures, hour);
            }
            days[firstDay + day] = new long[] {
                figures.served + figures.failed,
                figures.direct.effective(),
                figures.running,
                figures.running - figures.unknown,
                figures.coverage
            };
            sum.add(figures);
            fleetDays.add(firstDay + day, figures);
        }
    }

    Vm vm() {
        return vm;
    }

    Figures report() {
        return report;
    }

    Figures comparison() {
        return comparison;
    }

    /** Figures of the window that a day belongs to. */
    Figures windowOf(int day) {
        return day < SampleCalendar.WINDOW_DAYS ? comparison : report;
    }

    /** Served and failed requests of billed hours. */
    long requests(int day) {
        return days[day][REQUESTS];
    }

    /** Effective cost of what names the VM. */
    long direct(int day) {
        return days[day][DIRECT];
    }

    /** The part of a day that logs speak of, as numerator and denominator: of its running time, else of the day. */
    long[] coveredShare(int day) {
        long[] figures = days[day];
        return figures[RUNNING] > 0
                ? new long[] {figures[COVERED_RUNNING], figures[RUNNING]}
                : new long[] {figures[COVERAGE], DAY_MILLIS};
    }
}
