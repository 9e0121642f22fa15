package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.coverage.StreamCoverage;
import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Joins the streams with the VMs of the bill: by id, or by the name that a VM had in each hour (equations §7, §8, §9). What
 * speaks of nobody on the bill is kept apart and counted.
 */
final class EvidenceAssembly {
    /** All evidence of the fleet: per VM, per service where a log cannot tell the VM, and of nobody on the bill. */
    record Joined(Map<InstanceKey, VmEvidence> vms, Map<String, VmEvidence> services, List<StreamEvidence> unmapped) {}

    /** One stream's part that speaks of one VM: when, and what. */
    private record Part(String source, Intervals speaks, Intervals coverage, List<DayActivity> days) {}

    private final Fleet fleet;
    private final Interval horizon;
    private final Map<InstanceKey, List<Part>> parts = new TreeMap<>();
    private final Map<String, List<Part>> services = new TreeMap<>();
    private final List<StreamEvidence> unmapped = new ArrayList<>();

    private EvidenceAssembly(Fleet fleet, Interval horizon) {
        this.fleet = fleet;
        this.horizon = horizon;
    }

    /**
     * Joins all streams.
     *
     * @param horizon every hour of interest, the day before the first window included
     */
    static Joined join(Fleet fleet, List<StreamEvidence> streams, Interval horizon) {
        EvidenceAssembly assembly = new EvidenceAssembly(fleet, horizon);
        streams.forEach(assembly::add);
        Map<InstanceKey, VmEvidence> vms = new HashMap<>();
        assembly.parts.forEach((key, list) -> vms.put(key, evidence(list, horizon)));
        Map<String, VmEvidence> services = new TreeMap<>();
        assembly.services.forEach((service, list) -> services.put(service, evidence(list, horizon)));
        return new Joined(vms, services, List.copyOf(assembly.unmapped));
    }

    private void add(StreamEvidence stream) {
        List<DayActivity> days = stream.counts()
                ? stream.days()
                : stream.days().stream().map(DayActivity::inFlightOnly).toList();
        Subject subject = stream.subject();
        switch (subject.kind()) {
            case SERVICE ->
                services.computeIfAbsent(subject.name(), s -> new ArrayList<>())
                        .add(new Part(stream.source(), Intervals.of(horizon), stream.coverage(), days));
            case INSTANCE_ID ->
                fleet.vmOfId(subject.name())
                        .map(Vm::key)
                        .ifPresentOrElse(
                                key -> addPart(key, Intervals.of(horizon), stream, days), () -> unmapped.add(stream));
            case INSTANCE_NAME -> addNamed(stream, days);
        }
    }

    private void addNamed(StreamEvidence stream, List<DayActivity> days) {
        Subject subject = stream.subject();
        NavigableMap<Long, InstanceKey> periods =
                fleet.names().periods(subject.name(), subject.project(), subject.zone());
        if (periods.isEmpty()) {
            unmapped.add(stream);
            return;
        }
        Map<InstanceKey, List<Interval>> byVm = new TreeMap<>();
        // Before anyone ran under the name it can only have meant the first who did.
        long from = horizon.from();
        for (Map.Entry<Long, InstanceKey> period : periods.entrySet()) {
            Long next = periods.higherKey(period.getKey());
            long to = next == null ? horizon.to() : next;
            if (to > from) {
                byVm.computeIfAbsent(period.getValue(), k -> new ArrayList<>()).add(new Interval(from, to));
                from = to;
            }
        }
        byVm.forEach((key, intervals) -> addPart(key, Intervals.of(intervals), stream, days));
    }

    private void addPart(InstanceKey key, Intervals means, StreamEvidence stream, List<DayActivity> days) {
        boolean always = means.equals(Intervals.of(horizon));
        List<DayActivity> mine = always
                ? days
                : days.stream()
                        .map(day -> day.within(means))
                        .filter(day -> !day.isEmpty())
                        .toList();
        // A VM that is off has no other name: only where it runs under one does the stream stop speaking of it.
        Intervals speaks = always ? means : means.union(offHours(key));
        parts.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Part(stream.source(), speaks, stream.coverage(), mine));
    }

    private Intervals offHours(InstanceKey key) {
        Vm vm = fleet.vms().get(key);
        List<Interval> off = new ArrayList<>();
        for (long hour = horizon.from(); hour < horizon.to(); hour += Micros.HOUR) {
            if (vm == null || vm.running().get(fleet.axis().index(hour)) == 0) {
                off.add(new Interval(hour, hour + Micros.HOUR));
            }
        }
        return Intervals.of(off);
    }

    /**
     * Within a source every folder that speaks of a VM belongs to one stream, so a renamed VM is covered by both names;
     * across sources a VM is covered where each of them that speaks of it covers.
     */
    private static VmEvidence evidence(List<Part> parts, Interval horizon) {
        Map<String, List<Part>> sources = new TreeMap<>();
        parts.forEach(part ->
                sources.computeIfAbsent(part.source(), s -> new ArrayList<>()).add(part));
        Intervals everyone = Intervals.of(horizon);
        Intervals spoken = Intervals.EMPTY;
        List<Intervals> covers = new ArrayList<>();
        for (List<Part> source : sources.values()) {
            Intervals speaks = Intervals.EMPTY;
            Intervals covered = Intervals.EMPTY;
            for (Part part : source) {
                speaks = speaks.union(part.speaks());
                covered = covered.union(part.coverage().intersect(part.speaks()));
            }
            spoken = spoken.union(speaks);
            covers.add(covered.union(everyone.subtract(speaks)));
        }
        List<DayActivity> days =
                parts.stream().flatMap(part -> part.days().stream()).toList();
        return new VmEvidence(
                true, ActivityTimeline.of(days), StreamCoverage.ofVm(covers).intersect(spoken));
    }

    /** Requests that a timeline holds in hours that are not yet billed. */
    static long requestsBetween(ActivityTimeline timeline, long from, long to) {
        return to <= from
                ? 0
                : timeline.total(new Interval(Micros.hourStart(from), to)).requests();
    }
}
