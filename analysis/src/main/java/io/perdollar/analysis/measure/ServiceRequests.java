package io.perdollar.analysis.measure;

import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Requests known only per service, spread over its VMs by running time, local day by local day (equations §6). */
final class ServiceRequests {
    private record ServiceDay(String service, LocalDate day) {}

    private final Map<ServiceDay, Long> requests = new HashMap<>();
    private final Map<ServiceDay, Long> running = new HashMap<>();
    private final Map<VmMeasurement, String> services = new HashMap<>();

    ServiceRequests(
            Map<String, VmEvidence> evidence,
            Collection<VmMeasurement> vms,
            Function<Vm, String> serviceOf,
            ReportZone zone,
            Interval window) {
        if (evidence.isEmpty()) {
            return;
        }
        evidence.forEach((service, logged) -> {
            for (long hour = window.from(); hour < window.to(); hour += Micros.HOUR) {
                long count = logged.timeline().hour(hour).requests();
                if (count > 0) {
                    requests.merge(new ServiceDay(service, zone.dayOf(hour)), count, Long::sum);
                }
            }
        });
        for (VmMeasurement vm : vms) {
            String service = serviceOf.apply(vm.vm);
            services.put(vm, service);
            vm.days.forEach((date, day) -> running.merge(new ServiceDay(service, date), day.sums.running, Long::sum));
        }
    }

    /** A VM's part of its service's requests on one day; zero where the service has none of its own. */
    BigDecimal of(VmMeasurement vm, LocalDate date) {
        String service = services.get(vm);
        VmMeasurement.Day day = vm.days.get(date);
        if (service == null || day == null) {
            return BigDecimal.ZERO;
        }
        ServiceDay key = new ServiceDay(service, date);
        long all = running.getOrDefault(key, 0L);
        Long count = requests.get(key);
        return count == null || all == 0
                ? BigDecimal.ZERO
                : Numeric.prorate(BigDecimal.valueOf(count), day.sums.running, all);
    }
}
