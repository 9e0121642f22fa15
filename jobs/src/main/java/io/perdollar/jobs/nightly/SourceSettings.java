package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.RowOwner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Everything in the configuration that decides what a line of a source means. */
final class SourceSettings {
    private SourceSettings() {}

    /** SHA-256, hexadecimal: another one means that lines read before may mean something else now. */
    static String hash(RequestSource source, EndpointRules rules) {
        return hash(source.format().toString(), source.tokens().toString(), mapping(source.mapping()), rules);
    }

    /** The same for rows of a table. */
    static String hash(LogSource source, EndpointRules rules) {
        RowOwner owner = source.owner();
        return hash(
                source.kind() + " " + source.table() + " " + source.sql() + " " + source.format(),
                source.columns() + " " + source.ownerField(),
                owner instanceof RowOwner.Mapped mapped ? mapping(mapped.mapping()) : owner.toString(),
                rules);
    }

    private static String hash(String format, String fields, String mapping, EndpointRules rules) {
        String text = String.join(
                "\n",
                format,
                fields,
                mapping,
                rules.inference().toString(),
                rules.ignore().toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sorted, so that the order of a map makes no difference. */
    private static String mapping(InstanceMapping mapping) {
        return mapping instanceof InstanceMapping.ByField field
                ? field.field() + new TreeMap<>(field.subjects())
                : mapping.toString();
    }
}
