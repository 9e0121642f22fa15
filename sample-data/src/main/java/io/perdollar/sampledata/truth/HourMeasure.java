package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.log.Activity;
import io.perdollar.sampledata.log.Coverage;
import io.perdollar.sampledata.log.LineKind;
import io.perdollar.sampledata.time.SampleCalendar;
import org.jspecify.annotations.Nullable;

/** One VM's hours of one window, each measured by the equations of §10 and §11 and added to the figures of its day. */
final class HourMeasure {
    private static final long HOUR_MILLIS = 3_600_000L;

    private final SampleCalendar calendar;
    private final long frontier;
    private final VmHours hours;
    private final Coverage coverage;
    private final Gaps gaps;
    private final @Nullable Activity activity;

    /**
     * @param frontier end of the newest hour that its account has on the bill
     * @param activity null where no log speaks of the VM
     */
    HourMeasure(
            SampleCalendar calendar,
            long frontier,
            VmHours hours,
            Coverage coverage,
            Gaps gaps,
            @Nullable Activity activity) {
        this.calendar = calendar;
        this.frontier = frontier;
        this.hours = hours;
        this.coverage = coverage;
        this.gaps = gaps;
        this.activity = activity;
    }

    /** Adds one hour to a day. */
    void addTo(Figures day, long hour) {
        if (activity != null) {
            lines(activity, (int) (hour - calendar.startHour()), hour, day);
        }
        if (hour >= frontier) {
            return;
        }
        long running = hours.running(hour);
        long covered = coverage.within(hour * HOUR_MILLIS, (hour + 1) * HOUR_MILLIS);
        long uncovered = HOUR_MILLIS - covered;
        long off = HOUR_MILLIS - running;
        long unknown = Math.max(0, uncovered - off);
        long stopped = Math.max(0, off - uncovered);
        long idle = Math.max(0, gaps.quiet(hour) - stopped);
        long avoidable = Math.max(0, gaps.avoidable(hour) - stopped);
        day.coverage += covered;
        day.running += running;
        day.unknown += unknown;
        day.idle += idle;
        day.avoidable += avoidable;
        machine(day, hour, running, idle, unknown);
        day.avoidableCost += part(hours.gpuSavable(hour), avoidable, running);
        others(day, hour, running);
        long cost = hours.gpuEffective(hour) + hours.otherEffective(hour) + hours.attachedEffective(hour);
        day.coveredCost += covered(cost, running, unknown, covered);
        day.coveredGpuCost += covered(hours.gpuEffective(hour), running, unknown, covered);
    }

    private void lines(Activity lines, int index, long hour, Figures day) {
        long served = lines.count(LineKind.SERVED, index);
        long failed = lines.count(LineKind.FAILED, index);
        long ignored = lines.count(LineKind.IGNORED, index);
        long unrecognised = lines.count(LineKind.UNRECOGNISED, index);
        day.seenRequests += served + failed;
        day.seenIgnored += ignored;
        day.seenUnrecognised += unrecognised;
        if (hour >= frontier) {
            day.awaitingBill += served + failed;
            return;
        }
        day.served += served;
        day.failed += failed;
        day.ignored += ignored;
        day.unrecognised += unrecognised;
        day.tokensIn += lines.tokensIn(index);
        day.tokensOut += lines.tokensOut(index);
        if (coverage.within(hour * HOUR_MILLIS, (hour + 1) * HOUR_MILLIS) > 0) {
            day.coveredServed += served;
            day.coveredTokensIn += lines.tokensIn(index);
            day.coveredTokensOut += lines.tokensOut(index);
        }
        if (hours.running(hour) == 0 && lines.requestInFlight(index)) {
            day.hoursServedUnbilled++;
        }
    }

    /** The machine's cost: idle, then unknown, then the rest, by cumulative rounding. */
    private void machine(Figures day, long hour, long running, long idle, long unknown) {
        long billed = hours.gpuBilled(hour);
        long effective = hours.gpuEffective(hour);
        day.gpu.add(billed, effective);
        day.direct.add(billed, effective);
        if (running == 0) {
            day.gpuUnknown.add(billed, effective);
            return;
        }
        long idleBilled = part(billed, idle, running);
        long idleEffective = part(effective, idle, running);
        long knownBilled = part(billed, idle + unknown, running);
        long knownEffective = part(effective, idle + unknown, running);
        day.idleCost += idleEffective;
        day.gpuIdle.add(idleBilled, idleEffective);
        day.gpuUnknown.add(knownBilled - idleBilled, knownEffective - idleEffective);
        day.gpuActive.add(billed - knownBilled, effective - knownEffective);
    }

    /** Cost beside the machine: running by the part of the hour that it ran, the rest stopped. */
    private void others(Figures day, long hour, long running) {
        day.direct.add(hours.otherBilled(hour), hours.otherEffective(hour));
        day.attached.add(hours.attachedBilled(hour), hours.attachedEffective(hour));
        long billed = hours.otherBilled(hour) + hours.attachedBilled(hour);
        long effective = hours.otherEffective(hour) + hours.attachedEffective(hour);
        long runningBilled = part(billed, running, HOUR_MILLIS);
        long runningEffective = part(effective, running, HOUR_MILLIS);
        day.whileRunning.add(runningBilled, runningEffective);
        day.whileStopped.add(billed - runningBilled, effective - runningEffective);
    }

    /** Cost that counts in a ratio: by covered running, in an hour without running by the covered share of the hour. */
    private static long covered(long cost, long running, long unknown, long covered) {
        return running > 0 ? part(cost, running - unknown, running) : part(cost, covered, HOUR_MILLIS);
    }

    private static long part(long cost, long part, long whole) {
        return whole == 0 ? 0 : Nanos.multiplyDivide(cost, part, whole);
    }
}
