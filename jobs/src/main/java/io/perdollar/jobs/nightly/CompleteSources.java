package io.perdollar.jobs.nightly;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.jobs.config.RequestsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code complete: true}: the source covers the window for every VM that it speaks of (equations §9). */
final class CompleteSources {
    private CompleteSources() {}

    /**
     * Extends the coverage of complete sources, also to the VMs of the bill for which a source by path has no folder.
     *
     * @param window what a complete source covers
     */
    static List<StreamEvidence> extend(
            List<RequestsEntry> entries, List<StreamEvidence> streams, Bill bill, Interval window) {
        Map<String, RequestsEntry> complete = entries.stream()
                .filter(RequestsEntry::complete)
                .collect(Collectors.toMap(RequestsEntry::name, Function.identity()));
        if (complete.isEmpty()) {
            return streams;
        }
        Intervals whole = Intervals.of(window);
        List<StreamEvidence> extended = new ArrayList<>();
        for (StreamEvidence stream : streams) {
            extended.add(
                    complete.containsKey(stream.source())
                            ? new StreamEvidence(
                                    stream.source(),
                                    stream.stream(),
                                    stream.subject(),
                                    stream.counts(),
                                    stream.coverage().union(whole),
                                    stream.days())
                            : stream);
        }
        complete.values().stream()
                .filter(entry -> entry.owner() instanceof RequestsEntry.Owner.ByPath)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(entry -> addSilent(entry, streams, bill, whole, extended));
        return extended;
    }

    private static void addSilent(
            RequestsEntry entry,
            List<StreamEvidence> streams,
            Bill bill,
            Intervals whole,
            List<StreamEvidence> extended) {
        Set<String> known = streams.stream()
                .filter(stream -> stream.source().equals(entry.name()))
                .map(stream -> stream.subject().name())
                .collect(Collectors.toSet());
        boolean byId = ((RequestsEntry.Place.LogFiles) entry.place()).pattern().contains("{instanceId}");
        Set<String> silent = new TreeSet<>();
        bill.forEachCharge(charge -> {
            String name = instance(charge, byId);
            if (name != null && !known.contains(name)) {
                silent.add(name);
            }
        });
        Subject.Kind kind = byId ? Subject.Kind.INSTANCE_ID : Subject.Kind.INSTANCE_NAME;
        for (String name : silent) {
            extended.add(new StreamEvidence(
                    entry.name(),
                    "instance=" + name,
                    new Subject(kind, name, null, null),
                    RequestSources.counts(entry),
                    whole,
                    List.of()));
        }
    }

    private static @org.jspecify.annotations.Nullable String instance(Charge charge, boolean byId) {
        Resource resource = charge.key().resource();
        if (resource == null || resource.kind() != ResourceKind.INSTANCE) {
            return null;
        }
        return byId ? resource.instanceId() : resource.name();
    }
}
