package io.perdollar.jobs.nightly;

import io.perdollar.ingest.bigquery.BigQueryAccess;
import io.perdollar.ingest.bigquery.GoogleIdentity;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.jobs.config.Credentials;
import io.perdollar.jobs.config.WarehouseEntry;

/** Opens BigQuery as a group of the configuration says. */
public final class Warehouses {
    private Warehouses() {}

    /**
     * A connection.
     *
     * @param asker the same question of the same asker is paid once: a report date and its attempt
     */
    public static Warehouse open(WarehouseEntry entry, String asker) {
        return Warehouse.open(
                new BigQueryAccess(
                        entry.jobProject(),
                        identity(entry.credentials()),
                        entry.endpoint(),
                        entry.maximumBytesBilled(),
                        entry.timeLimit(),
                        entry.key()),
                asker);
    }

    private static GoogleIdentity identity(Credentials credentials) {
        if (credentials instanceof Credentials.KeyFile key) {
            return new GoogleIdentity.KeyFile(key.file());
        }
        return credentials instanceof Credentials.Impersonated impersonated
                ? new GoogleIdentity.Impersonated(impersonated.serviceAccount())
                : new GoogleIdentity.ApplicationDefault();
    }
}
