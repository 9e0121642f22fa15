package io.perdollar.jobs.nightly;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.bigquery.requests.RowOwner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.RequestsEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where request logs come from: the one place that chooses between files and BigQuery. */
public final class RequestSources {
    private RequestSources() {}

    /** Where unpacking a file of an entry is given up. */
    static DecompressionLimit unpackedLimit(RequestsEntry entry) {
        return entry.place() instanceof RequestsEntry.Place.LogFiles files && files.unpackedLimit() != null
                ? DecompressionLimit.ofBytes(files.unpackedLimit())
                : DecompressionLimit.USUAL;
    }

    /**
     * The source that an entry with files means.
     *
     * @param inventory tells whose an address is
     */
    public static RequestSource of(RequestsEntry entry, Inventory inventory) {
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

    /**
     * The source that an entry with a table means.
     *
     * @param inventory tells whose an address is; where there is none, a load balancer's log speaks of services only
     * @throws ConfigurationException if rows cannot be read or assigned that way
     */
    public static LogSource table(RequestsEntry entry, Inventory inventory) {
        RequestsEntry.Place.LogTable place = (RequestsEntry.Place.LogTable) entry.place();
        RequestsEntry.Owner owner = entry.owner();
        return new LogSource(
                entry.name(),
                place.kind(),
                place.table() == null ? null : TableName.parse(place.table()),
                place.sql(),
                place.columns(),
                text(entry, place),
                rowOwner(entry, place, inventory),
                owner instanceof RequestsEntry.Owner.ByField field && place.kind() != Kind.LOAD_BALANCER
                        ? ownerField(entry, place, bare(field.field()))
                        : null);
    }

    private static LogSource.@Nullable Text text(RequestsEntry entry, RequestsEntry.Place.LogTable place) {
        LogFormat format = entry.format();
        if (format == null) {
            return null;
        }
        if (place.kind() != Kind.OPS_AGENT || !(format instanceof LogFormat.Template template)) {
            throw new ConfigurationException("requests." + entry.name() + ".format: expected a log_format of text lines"
                    + " that the Ops Agent keeps in jsonPayload.message, got it for "
                    + (place.kind() == Kind.OPS_AGENT ? "JSON lines" : "another kind of table")
                    + "; name the columns with kind: custom and columns: instead");
        }
        RequestsEntry.TokenFields tokens = entry.tokens();
        return new LogSource.Text(template, new TokenFields(tokens.in(), tokens.out(), tokens.cached()));
    }

    private static String ownerField(RequestsEntry entry, RequestsEntry.Place.LogTable place, String field) {
        if (place.kind() == Kind.CUSTOM && !LogSource.isPath(field)) {
            throw new ConfigurationException("requests." + entry.name() + ".instanceFrom.field: expected the path of a"
                    + " column, got '" + field + "'; write it as the table has it");
        }
        return field;
    }

    private static RowOwner rowOwner(RequestsEntry entry, RequestsEntry.Place.LogTable place, Inventory inventory) {
        RequestsEntry.Owner owner = entry.owner();
        if (owner instanceof RequestsEntry.Owner.OneInstance instance) {
            return new RowOwner.Fixed(Subject.instance(instance.instance()));
        }
        if (owner instanceof RequestsEntry.Owner.OneService service) {
            return new RowOwner.Fixed(new Subject(Subject.Kind.SERVICE, service.service(), null, null));
        }
        if (owner instanceof RequestsEntry.Owner.ByField field) {
            return new RowOwner.Mapped((InstanceMapping.ByField) mapping(field, inventory));
        }
        return switch (place.kind()) {
            case LOAD_BALANCER -> {
                Map<String, Subject> addresses = addresses(inventory);
                yield addresses.isEmpty()
                        ? new RowOwner.Named(Subject.Kind.SERVICE)
                        : new RowOwner.Mapped(new InstanceMapping.ByField("serverIp", addresses));
            }
            case OPS_AGENT -> new RowOwner.Named(Subject.Kind.INSTANCE_ID);
            case CUSTOM -> new RowOwner.Named(named(entry, place));
        };
    }

    private static Subject.Kind named(RequestsEntry entry, RequestsEntry.Place.LogTable place) {
        if (place.columns().containsKey(Column.INSTANCE_ID)) {
            return Subject.Kind.INSTANCE_ID;
        }
        if (place.columns().containsKey(Column.INSTANCE)) {
            return Subject.Kind.INSTANCE_NAME;
        }
        if (place.columns().containsKey(Column.SERVICE)) {
            return Subject.Kind.SERVICE;
        }
        throw new ConfigurationException(
                "requests." + entry.name() + ".bigquery.columns: expected a way to tell the VM of"
                        + " a row, got none; add instance:, instanceId: or service: to columns, or instance: or service: to the"
                        + " source");
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
