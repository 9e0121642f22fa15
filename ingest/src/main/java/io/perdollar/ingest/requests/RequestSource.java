package io.perdollar.ingest.requests;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.files.Placeholder;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.WantedFields;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * One source of request logs in files.
 *
 * @param name as the configuration calls it
 * @param files which files, relative to {@code base} or absolute
 * @param base the folder of the configuration
 * @param format how a line reads
 * @param tokens fields that count tokens
 * @param mapping how a line finds its VM
 * @param complete whether silence is silence throughout the window (equations §9); the scan only hands it on
 * @param counts whether its lines count or only keep VMs busy (equations §8); the scan only hands it on
 */
public record RequestSource(
        String name,
        FilePattern files,
        Path base,
        LogFormat format,
        TokenFields tokens,
        InstanceMapping mapping,
        boolean complete,
        boolean counts) {

    private static final Set<Placeholder> NAMING =
            EnumSet.of(Placeholder.INSTANCE, Placeholder.INSTANCE_ID, Placeholder.SERVICE);

    public RequestSource {
        if (mapping instanceof InstanceMapping.ByPath
                && files.placeholders().stream().noneMatch(NAMING::contains)) {
            throw new IllegalArgumentException("requests." + name + ".files: expected {instance}, {instanceId} or"
                    + " {service} in the path, got \"" + files + "\"; put one in, or add instanceFrom: with the field"
                    + " of the format that names the VM");
        }
    }

    /** The fields that the scanner must find. */
    WantedFields wantedFields() {
        String field = mapping instanceof InstanceMapping.ByField byField ? byField.field() : null;
        return new WantedFields(tokens.in(), tokens.out(), tokens.cached(), field);
    }

    /** Whom the path of a stream means. */
    public static Subject subject(Map<Placeholder, String> placeholders) {
        String project = placeholders.get(Placeholder.PROJECT);
        String zone = placeholders.get(Placeholder.ZONE);
        String id = placeholders.get(Placeholder.INSTANCE_ID);
        if (id != null) {
            return new Subject(Subject.Kind.INSTANCE_ID, id, project, zone);
        }
        String name = placeholders.get(Placeholder.INSTANCE);
        if (name != null) {
            return new Subject(Subject.Kind.INSTANCE_NAME, name, project, zone);
        }
        String service = placeholders.get(Placeholder.SERVICE);
        if (service == null) {
            throw new IllegalArgumentException("no placeholder names the subject, got " + placeholders);
        }
        return new Subject(Subject.Kind.SERVICE, service, project, zone);
    }
}
