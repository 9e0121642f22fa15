package io.perdollar.jobs.nightly;

import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.ExportOptions;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import java.nio.file.Path;

/** Where the bill comes from: the one place that chooses between files and BigQuery. */
public final class ChargeSources {
    private static final int MEMORY_MEGABYTES = 384;

    private ChargeSources() {}

    /**
     * Opens a source at this moment's state.
     *
     * @throws ConfigurationException if this build cannot read it
     */
    public static BillingSource open(BillingEntry entry, Configuration configuration) {
        if (entry instanceof BillingEntry.ExportFiles files) {
            return ExportFiles.open(new ExportOptions(
                    files.base(),
                    files.files(),
                    files.account(),
                    new LabelKeys(
                            configuration.fleet().serviceLabel(),
                            configuration.fleet().environmentLabel(),
                            LabelKeys.DEFAULT.instance()),
                    Math.min(8, Runtime.getRuntime().availableProcessors()),
                    Math.max(128, MEMORY_MEGABYTES / configuration.billing().size()),
                    Path.of(System.getProperty("java.io.tmpdir"))));
        }
        BillingEntry.ExportTable table = (BillingEntry.ExportTable) entry;
        throw new ConfigurationException("billing.bigquery: expected files, got the table " + table.table()
                + "; this version reads a bill from files only: export the table with `bq extract` and name the files as"
                + " billing: [ { files: … } ]");
    }
}
