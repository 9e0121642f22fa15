package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.RequestsEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where several sources speak of one VM, exactly one counts; the others only say when it was busy (equations §8). */
final class CountingSources {
    private CountingSources() {}

    /**
     * Decides for each VM which source counts.
     *
     * @throws ConfigurationException naming a VM for which the configuration leaves it open
     */
    static List<StreamEvidence> settle(List<RequestsEntry> entries, List<StreamEvidence> streams) {
        Set<String> chosen = entries.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.counts()))
                .map(RequestsEntry::name)
                .collect(Collectors.toSet());
        Map<String, Set<String>> counting = new TreeMap<>();
        for (StreamEvidence stream : streams) {
            // A folder of another source may be silent about the VM.
            if (stream.counts() && !stream.days().isEmpty()) {
                counting.computeIfAbsent(key(stream.subject()), key -> new TreeSet<>())
                        .add(stream.source());
            }
        }
        return streams.stream()
                .map(stream -> settle(stream, counting.getOrDefault(key(stream.subject()), Set.of()), chosen))
                .toList();
    }

    private static StreamEvidence settle(StreamEvidence stream, Set<String> counting, Set<String> chosen) {
        if (counting.size() < 2 || !stream.counts()) {
            return stream;
        }
        List<String> named = counting.stream().filter(chosen::contains).toList();
        if (named.size() != 1) {
            throw new ConfigurationException("requests: expected one source that counts the requests of '"
                    + stream.subject().name() + "', got " + String.join(" and ", counting)
                    + "; add counts: true to exactly one of them and counts: false to the others");
        }
        return named.get(0).equals(stream.source())
                ? stream
                : new StreamEvidence(
                        stream.source(), stream.stream(), stream.subject(), false, stream.coverage(), stream.days());
    }

    private static String key(Subject subject) {
        return subject.kind() + " " + subject.name();
    }
}
