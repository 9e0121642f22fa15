package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.idle.IdleRules;
import io.perdollar.analysis.idle.IdleTime;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What logs say of a service without telling which of its VMs served (equations §1, stream): its requests, and the cost of
 * those VMs of which no other log speaks. The idle time of such VMs stays unknown.
 */
final class ServiceMeasurement {
    final SortedMap<LocalDate, Day> days = new TreeMap<>();
    final boolean covered;
    final long awaitingBill;

    /** One local day of the service. */
    static final class Day {
        HourActivity activity = HourActivity.NONE;
        HourActivity coveredActivity = HourActivity.NONE;
        BigDecimal coveredCost = Numeric.ZERO;
        BigDecimal coveredGpuCost = Numeric.ZERO;
    }

    /**
     * @param vms the service's VMs, shared cost already allocated
     * @param books what was booked on each of them
     * @param billedUntil end of what is billed to the accounts of those VMs, epoch microseconds
     */
    ServiceMeasurement(
            VmEvidence evidence,
            List<VmMeasurement> vms,
            Map<InstanceKey, VmBook> books,
            Interval window,
            long billedUntil,
            HourAxis axis,
            ReportZone zone) {
        Interval billed = new Interval(window.from(), Math.max(window.from(), Math.min(window.to(), billedUntil)));
        covered = evidence.coverage().overlap(billed) > 0;
        for (long hour = billed.from(); hour < billed.to(); hour += Micros.HOUR) {
            HourActivity activity = evidence.timeline().hour(hour);
            Day day = days.computeIfAbsent(zone.dayOf(hour), d -> new Day());
            day.activity = day.activity.plus(activity);
            if (evidence.coverage().overlap(new Interval(hour, hour + Micros.HOUR)) > 0) {
                day.coveredActivity = day.coveredActivity.plus(activity);
            }
        }
        awaitingBill = EvidenceAssembly.requestsBetween(evidence.timeline(), billed.to(), window.to());
        for (VmMeasurement vm : vms) {
            VmBook book = books.get(vm.vm.key());
            if (!vm.logged && book != null) {
                addCost(evidence, vm, book, billed, axis, zone);
            }
        }
    }

    private void addCost(
            VmEvidence evidence, VmMeasurement vm, VmBook book, Interval billed, HourAxis axis, ReportZone zone) {
        Map<LocalDate, long[]> covered = new TreeMap<>();
        for (IdleHour hour : IdleTime.measure(
                billed,
                evidence.coverage(),
                BusyStretches.NONE,
                start -> vm.vm.running().get(axis.index(start)),
                IdleRules.DEFAULT)) {
            LocalDate date = zone.dayOf(hour.hourStart());
            Day day = days.computeIfAbsent(date, d -> new Day());
            int index = axis.index(hour.hourStart());
            BigDecimal named =
                    book.direct(index).effective().add(book.attached.get(index).effective());
            day.coveredCost = day.coveredCost.add(VmMeasurement.coveredPart(named, hour));
            day.coveredGpuCost = day.coveredGpuCost.add(
                    VmMeasurement.coveredPart(book.gpu.get(index).effective(), hour));
            long[] sums = covered.computeIfAbsent(date, d -> new long[4]);
            sums[0] += hour.coveredRunning();
            sums[1] += hour.running();
            sums[2] += hour.covered();
            sums[3] += Micros.HOUR;
        }
        vm.days.forEach((date, vmDay) -> {
            long[] sums = covered.get(date);
            Day day = days.get(date);
            if (sums != null && day != null) {
                boolean ran = sums[1] > 0;
                day.coveredCost = day.coveredCost.add(
                        Numeric.prorate(vmDay.shared.effective(), ran ? sums[0] : sums[2], ran ? sums[1] : sums[3]));
            }
        });
    }
}
