package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleCost;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.idle.IdleRules;
import io.perdollar.analysis.idle.IdleTime;
import io.perdollar.analysis.idle.RunningCost;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measures one GPU VM over one window, hour by hour: where its cost went and what it served (equations §10, §11). Shared
 * cost is added afterwards, as its split needs every VM of the account.
 */
final class VmMeasurement {
    final Vm vm;
    /** Whether any log covers a billed hour. */
    final boolean covered;

    /** Whether any log speaks of the VM at all. */
    final boolean logged;

    final SortedMap<LocalDate, Day> days = new TreeMap<>();
    final List<IdleHour> hours;
    long hoursServedUnbilled;
    long awaitingBill;

    /** One local day of the VM. */
    static final class Day {
        Sums sums = new Sums();
        long billedHours;
        long coveredMicros;
        Cost shared = Cost.ZERO;

        /** The part of the shared cost that counts in ratios: by covered running, in a day without running by coverage. */
        BigDecimal coveredShared() {
            if (sums.running > 0) {
                return Numeric.prorate(shared.effective(), sums.coveredRunning(), sums.running);
            }
            return billedHours == 0
                    ? Numeric.ZERO
                    : Numeric.prorate(shared.effective(), coveredMicros, billedHours * Micros.HOUR);
        }
    }

    /** Sums over hours. */
    static final class Sums {
        Cost direct = Cost.ZERO;
        Cost attached = Cost.ZERO;
        Cost gpu = Cost.ZERO;
        IdleCost gpuEffective = IdleCost.ZERO;
        IdleCost gpuBilled = IdleCost.ZERO;
        Cost whileRunning = Cost.ZERO;
        Cost whileStopped = Cost.ZERO;
        BigDecimal avoidableCost = Numeric.ZERO;
        long running;
        long unknown;
        long idle;
        long avoidable;
        HourActivity activity = HourActivity.NONE;
        /** Requests and tokens of covered hours: the numerators of the ratios. */
        HourActivity coveredActivity = HourActivity.NONE;
        /** Direct and attached cost of covered, billed time: part of the denominators. */
        BigDecimal coveredCost = Numeric.ZERO;

        BigDecimal coveredGpuCost = Numeric.ZERO;

        long coveredRunning() {
            return running - unknown;
        }
    }

    /**
     * @param frontier end of what is billed, epoch microseconds; later hours are neither stopped nor in any ratio
     */
    VmMeasurement(
            Vm vm,
            VmBook book,
            VmEvidence evidence,
            Interval window,
            HourAxis axis,
            long frontier,
            ReportZone zone,
            IdleRules rules) {
        this.vm = vm;
        long billedUntil = Math.max(window.from(), Math.min(window.to(), frontier));
        Interval billed = new Interval(window.from(), billedUntil);
        this.covered = evidence.coverage().overlap(billed) > 0;
        this.logged = evidence.logged();
        // A gap is cut at the window's end, not where the bill ends: only the hours after that are left out.
        this.hours = IdleTime.measure(
                        window,
                        evidence.coverage(),
                        evidence.timeline().busy(),
                        hour -> vm.running().get(axis.index(hour)),
                        rules)
                .stream()
                .filter(hour -> hour.hourStart() < billedUntil)
                .toList();
        for (IdleHour hour : hours) {
            HourActivity activity = evidence.timeline().hour(hour.hourStart());
            if (hour.running() == 0 && evidence.timeline().hasRequestInFlight(hour.hourStart())) {
                hoursServedUnbilled++;
            }
            add(day(zone, hour.hourStart()), hour, book, axis.index(hour.hourStart()), activity);
        }
        addUnbilled(book, new Interval(billedUntil, window.to()), axis, zone);
        awaitingBill = EvidenceAssembly.requestsBetween(evidence.timeline(), billedUntil, window.to());
    }

    private Day day(ReportZone zone, long hour) {
        return days.computeIfAbsent(zone.dayOf(hour), d -> new Day());
    }

    private static void add(Day day, IdleHour hour, VmBook book, int index, HourActivity activity) {
        Sums sums = day.sums;
        day.billedHours++;
        day.coveredMicros += hour.covered();
        addCost(sums, book, index, hour);
        sums.avoidableCost = sums.avoidableCost.add(IdleCost.avoidable(book.avoidable.get(index), hour));
        sums.running += hour.running();
        sums.unknown += hour.unknown();
        sums.idle += hour.idle();
        sums.avoidable += hour.avoidable();
        sums.activity = sums.activity.plus(activity);
        if (hour.covered() > 0) {
            sums.coveredActivity = sums.coveredActivity.plus(activity);
        }
        BigDecimal named =
                book.direct(index).effective().add(book.attached.get(index).effective());
        sums.coveredCost = sums.coveredCost.add(coveredPart(named, hour));
        sums.coveredGpuCost =
                sums.coveredGpuCost.add(coveredPart(book.gpu.get(index).effective(), hour));
    }

    /** The part of an hour's cost that counts in ratios (equations §11). */
    static BigDecimal coveredPart(BigDecimal cost, IdleHour hour) {
        return hour.running() > 0
                ? Numeric.prorate(cost, hour.coveredRunning(), hour.running())
                : Numeric.prorate(cost, hour.covered(), Micros.HOUR);
    }

    private static void addCost(Sums sums, VmBook book, int index, IdleHour hour) {
        Cost gpu = book.gpu.get(index);
        Cost other = book.otherDirect.get(index).plus(book.attached.get(index));
        sums.direct = sums.direct.plus(book.direct(index));
        sums.attached = sums.attached.plus(book.attached.get(index));
        sums.gpu = sums.gpu.plus(gpu);
        sums.gpuEffective = sums.gpuEffective.plus(IdleCost.split(gpu.effective(), hour));
        sums.gpuBilled = sums.gpuBilled.plus(IdleCost.split(gpu.billed(), hour));
        RunningCost billed = RunningCost.split(other.billed(), hour.running());
        RunningCost effective = RunningCost.split(other.effective(), hour.running());
        sums.whileRunning = sums.whileRunning.plus(new Cost(billed.whileRunning(), effective.whileRunning()));
        sums.whileStopped = sums.whileStopped.plus(new Cost(billed.whileStopped(), effective.whileStopped()));
    }

    /** Cost after the frontier is kept: nothing runs there, so it counts as unknown and as while stopped. */
    private void addUnbilled(VmBook book, Interval unbilled, HourAxis axis, ReportZone zone) {
        for (long hour = unbilled.from(); hour < unbilled.to(); hour += Micros.HOUR) {
            addCost(day(zone, hour).sums, book, axis.index(hour), new IdleHour(hour, 0, Micros.HOUR, 0, 0, 0, 0));
        }
    }
}
