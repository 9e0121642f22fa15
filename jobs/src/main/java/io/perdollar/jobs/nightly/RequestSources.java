package io.perdollar.jobs.nightly;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.RequestsEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where request logs come from: the one place that chooses between files and BigQuery. */
public final class RequestSources {
    private RequestSources() {}

    /**
     * The source that an entry of the configuration means.
     *
     * @param inventory tells whose an address is
     * @throws ConfigurationException if this build cannot read it
     */
    public static RequestSource of(RequestsEntry entry, Inventory inventory) {
        if (entry.place() instanceof RequestsEntry.Place.LogTable table) {
            throw new ConfigurationException("requests." + entry.name() + ".bigquery: expected files, got the table "
                    + table.table() + "; this version reads request logs from files only");
        }
        RequestsEntry.Place.LogFiles files = (RequestsEntry.Place.LogFiles) entry.place();
        LogFormat format = Objects.requireNonNull(entry.format(), "log files have a format");
        RequestsEntry.TokenFields tokens = entry.tokens();
        return new RequestSource(
                entry.name(),
                FilePattern.parse(files.pattern()),
                files.base(),
                format,
                new TokenFields(tokens.in(), tokens.out(), tokens.cached()),
                mapping(entry.owner(), inventory),
                entry.complete(),
                counts(entry));
    }

    /** Whether the lines of a source count where nothing else speaks of the same VM. */
    static boolean counts(RequestsEntry entry) {
        return entry.counts() == null || entry.counts();
    }

    private static InstanceMapping mapping(RequestsEntry.Owner owner, Inventory inventory) {
        if (owner instanceof RequestsEntry.Owner.ByField field) {
            return new InstanceMapping.ByField(
                    bare(field.field()), field.map() == null ? addresses(inventory) : named(field.map()));
        }
        if (owner instanceof RequestsEntry.Owner.OneInstance instance) {
            return new InstanceMapping.Fixed(Subject.instance(instance.instance()));
        }
        if (owner instanceof RequestsEntry.Owner.OneService service) {
            return new InstanceMapping.Fixed(new Subject(Subject.Kind.SERVICE, service.service(), null, null));
        }
        return new InstanceMapping.ByPath();
    }

    private static String bare(String field) {
        return field.startsWith("$") ? field.substring(1) : field;
    }

    private static Map<String, Subject> named(Map<String, String> map) {
        Map<String, Subject> subjects = new HashMap<>();
        map.forEach((value, instance) -> subjects.put(value, Subject.instance(instance)));
        return subjects;
    }

    /** Addresses and names of every listed VM; what a later listing says of an address is what holds. */
    private static Map<String, Subject> addresses(Inventory inventory) {
        Map<String, Subject> subjects = new HashMap<>();
        for (Inventory.Snapshot snapshot : inventory.snapshots()) {
            for (Inventory.Instance instance : snapshot.instances()) {
                Subject subject =
                        new Subject(Subject.Kind.INSTANCE_NAME, instance.name(), instance.project(), instance.zone());
                subjects.put(instance.name(), subject);
                instance.ips().forEach(ip -> subjects.put(ip, subject));
            }
        }
        return subjects;
    }
}
