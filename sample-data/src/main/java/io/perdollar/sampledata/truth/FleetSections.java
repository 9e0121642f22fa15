package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.BillTotals;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.time.SampleCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections of truth.json that speak of the windows' days: totals, identity, categories, days, services, VMs, lines. */
final class FleetSections {
    private static final int DAYS = SampleCalendar.WINDOW_DAYS;

    private final SampleCalendar calendar;
    private final BillDays bill;
    private final FleetDays fleet;
    private final List<VmTruth> vms;
    private final LogLines lines;
    private final BillTotals export;

    FleetSections(
            SampleCalendar calendar,
            BillDays bill,
            FleetDays fleet,
            List<VmTruth> vms,
            LogLines lines,
            BillTotals export) {
        this.calendar = calendar;
        this.bill = bill;
        this.fleet = fleet;
        this.vms = vms.stream()
                .sorted(Comparator.comparing((VmTruth vm) -> vm.vm().names().last())
                        .thenComparing(vm -> vm.vm().id()))
                .toList();
        this.lines = lines;
        this.export = export;
    }

    Map<String, Object> all() {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("totals", totals(DAYS));
        sections.put("comparison", totals(0));
        sections.put("identity", identity());
        sections.put("categories", categories());
        sections.put("days", days());
        sections.put("services", services());
        sections.put("resources", resources());
        sections.put("dataQuality", dataQuality());
        return sections;
    }

    private BillDay billOf(int firstDay) {
        BillDay sum = new BillDay();
        for (int day = firstDay; day < firstDay + DAYS; day++) {
            sum.add(bill.day(day));
        }
        return sum;
    }

    private Figures figuresOf(int firstDay) {
        Figures sum = new Figures();
        for (int day = firstDay; day < firstDay + DAYS; day++) {
            sum.add(fleet.day(day));
        }
        return sum;
    }

    private Map<String, @Nullable Object> totals(int firstDay) {
        BillDay window = billOf(firstDay);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("listCost", Nanos.text(window.list()));
        object.put("contractedCost", Nanos.text(window.contracted()));
        object.put("billedCost", Nanos.text(window.total().billed()));
        object.put("effectiveCost", Nanos.text(window.total().effective()));
        object.put("promotions", Nanos.text(window.promotions()));
        object.put(
                "unusedCommitment",
                Nanos.text(window.of(Place.UNUSED_COMMITMENT).effective()));
        object.put("tax", Nanos.text(window.of(Place.TAX_AND_ADJUSTMENT).effective()));
        object.put("unattributedCost", Nanos.text(window.of(Place.UNATTRIBUTED).effective()));
        object.putAll(MeasureText.measuresWithoutCost(figuresOf(firstDay)));
        return object;
    }

    private List<Object> identity() {
        BillDay window = billOf(DAYS);
        Figures figures = figuresOf(DAYS);
        Pair promotions = new Pair();
        promotions.add(0, window.promotions());
        List<Object> identity = new ArrayList<>();
        identity.add(line("gpu-active", figures.gpuActive));
        identity.add(line("gpu-idle", figures.gpuIdle));
        identity.add(line("gpu-unknown", figures.gpuUnknown));
        identity.add(line("while-running", figures.whileRunning));
        identity.add(line("while-stopped", figures.whileStopped));
        identity.add(line("shared", window.of(Place.SHARED)));
        identity.add(line("other-resources", window.of(Place.OTHER_RESOURCES)));
        identity.add(line("unused-reservation", window.of(Place.UNUSED_RESERVATION)));
        identity.add(line("unused-commitment", window.of(Place.UNUSED_COMMITMENT)));
        identity.add(line("tax-and-adjustment", window.of(Place.TAX_AND_ADJUSTMENT)));
        identity.add(line("unattributed", window.of(Place.UNATTRIBUTED)));
        identity.add(line("promotions", promotions));
        return identity;
    }

    private static Map<String, Object> line(String place, Pair pair) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("place", place);
        object.put("effectiveCost", Nanos.text(pair.effective()));
        object.put("billedCost", Nanos.text(pair.billed()));
        return object;
    }

    private List<Object> categories() {
        BillDay window = billOf(DAYS);
        long whole = window.total().effective()
                - window.of(Category.TAX_AND_ADJUSTMENT).effective();
        List<Object> categories = new ArrayList<>();
        for (Category category : Category.values()) {
            Pair pair = window.of(category);
            boolean hasShare = category != Category.TAX_AND_ADJUSTMENT && whole > 0;
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("category", category.key());
            object.put("billedCost", Nanos.text(pair.billed()));
            object.put("effectiveCost", Nanos.text(pair.effective()));
            object.put(
                    "share",
                    hasShare
                            ? MeasureText.ratio(BigDecimal.valueOf(pair.effective()), BigDecimal.valueOf(whole))
                            : null);
            categories.add(object);
        }
        return categories;
    }

    private List<Object> days() {
        List<Object> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            long firstHour = calendar.windowStart() + day * 24L;
            Pair total = bill.day(DAYS + day).total();
            Figures figures = fleet.day(DAYS + day);
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put(
                    "date",
                    LocalDate.ofEpochDay(SampleCalendar.localDay(firstHour)).toString());
            object.put("settled", BillSections.isSettled(firstHour + 24, export));
            object.put("billedCost", Nanos.text(total.billed()));
            object.put("effectiveCost", Nanos.text(total.effective()));
            object.put("served", figures.logged ? figures.served : null);
            object.put("requestsPerDollar", MeasureText.perDollar(figures, figures.coveredCost));
            days.add(object);
        }
        return days;
    }

    /** A service in one environment. */
    private record ServiceKey(String service, String environment) implements Comparable<ServiceKey> {
        @Override
        public int compareTo(ServiceKey other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : environment.compareTo(other.environment);
        }
    }

    private List<Object> services() {
        Map<ServiceKey, List<VmTruth>> byService = new TreeMap<>();
        for (VmTruth vm : vms) {
            ServiceKey key = new ServiceKey(vm.vm().service(), vm.vm().environment());
            byService.computeIfAbsent(key, none -> new ArrayList<>()).add(vm);
        }
        List<Object> services = new ArrayList<>();
        byService.forEach((key, members) -> {
            TreeSet<String> names = new TreeSet<>();
            Figures sum = new Figures();
            for (VmTruth vm : members) {
                names.add(vm.vm().names().last());
                sum.add(vm.report());
            }
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("service", key.service());
            object.put("environment", key.environment());
            object.put("instances", names);
            object.putAll(MeasureText.measures(sum));
            services.add(object);
        });
        return services;
    }

    private List<Object> resources() {
        List<Object> resources = new ArrayList<>();
        for (VmTruth truth : vms) {
            Vm vm = truth.vm();
            Machine.Accelerator accelerator =
                    Objects.requireNonNull(vm.machine().accelerator());
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("instance", vm.names().last());
            object.put("instanceId", vm.id());
            object.put("project", vm.project().id());
            object.put("zone", vm.zone().name());
            object.put("service", vm.service());
            object.put("environment", vm.environment());
            object.put("machineType", vm.machine().typeName());
            object.put("accelerator", accelerator.shortName());
            object.put("acceleratorCount", vm.machine().accelerators());
            object.put("provisioning", vm.provisioning().name());
            object.putAll(MeasureText.measures(truth.report()));
            resources.add(object);
        }
        return resources;
    }

    private Map<String, Object> dataQuality() {
        Figures figures = figuresOf(DAYS);
        long parsed = figures.seenRequests + figures.seenIgnored + figures.seenUnrecognised + lines.unmapped();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("logLines", parsed + lines.rejected());
        object.put("requests", figures.seenRequests);
        object.put("ignored", figures.seenIgnored);
        object.put("unrecognised", figures.seenUnrecognised);
        object.put("rejected", lines.rejected());
        object.put("unmapped", lines.unmapped());
        object.put("billingRowsRejected", 0);
        object.put("hoursServedUnbilled", figures.hoursServedUnbilled);
        object.put("awaitingBill", figures.awaitingBill);
        return object;
    }
}
