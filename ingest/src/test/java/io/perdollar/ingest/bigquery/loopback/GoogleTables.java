package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The schemas of the tables that Google writes; their sources are named beside the files. */
public final class GoogleTables {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoogleTables() {}

    /** {@code gcp_billing_export_resource_v1_*}. */
    public static List<TableField> detailedExport() {
        return read("detailed-export.schema.json");
    }

    /** {@code gcp_billing_export_v1_*}: it names no resource. */
    public static List<TableField> standardExport() {
        return read("standard-export.schema.json");
    }

    /** {@code cloud_pricing_export}. */
    public static List<TableField> pricingExport() {
        return read("pricing-export.schema.json");
    }

    /** {@code nginx_access} and {@code nginx_access_YYYYMMDD}, as the Ops Agent fills them. */
    public static List<TableField> nginxAccess() {
        return read("nginx-access.schema.json");
    }

    /** {@code requests} and {@code requests_YYYYMMDD} of an external application load balancer. */
    public static List<TableField> loadBalancer() {
        return read("load-balancer.schema.json");
    }

    /** The partition of a row of the billing export: the day of its {@code export_time}. */
    public static Instant exportTime(String row) {
        return time(row, "export_time");
    }

    /** The partition of a row of Cloud Logging: the day of its {@code timestamp}. */
    public static Instant timestamp(String row) {
        return time(row, "timestamp");
    }

    private static Instant time(String row, String column) {
        try {
            return SqlValues.instant(JSON.readTree(row).path(column).asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TableField> read(String file) {
        try (InputStream in = Objects.requireNonNull(GoogleTables.class.getResourceAsStream(file), file)) {
            return TableField.schema(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
