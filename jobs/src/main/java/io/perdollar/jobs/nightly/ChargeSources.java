package io.perdollar.jobs.nightly;

import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.billing.BillReading;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.ExportOptions;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.output.ScratchFolder;

/** Where the bill comes from: the one place that chooses between files and BigQuery. */
public final class ChargeSources {
    private static final int MEMORY_MEGABYTES = 256;

    private ChargeSources() {}

    /**
     * Opens a source at this moment's state.
     *
     * @param reading what of a bill in BigQuery is looked at; files are always read whole
     * @param asker what asks, as {@link Warehouses#open} wants it
     */
    public static BillingSource open(
            BillingEntry entry, Configuration configuration, BillReading reading, String asker) {
        LabelKeys labels = labels(configuration);
        if (entry instanceof BillingEntry.ExportTable table) {
            return ExportTable.open(
                    Warehouses.open(table.warehouse(), asker), TableName.parse(table.table()), labels, reading);
        }
        BillingEntry.ExportFiles files = (BillingEntry.ExportFiles) entry;
        return ExportFiles.open(new ExportOptions(
                files.base(),
                files.files(),
                files.account(),
                labels,
                Math.min(8, Runtime.getRuntime().availableProcessors()),
                Math.max(128, MEMORY_MEGABYTES / configuration.billing().size()),
                ScratchFolder.ofProcess()));
    }

    /** Which user labels of a row are read. */
    public static LabelKeys labels(Configuration configuration) {
        return new LabelKeys(
                configuration.fleet().serviceLabel(),
                configuration.fleet().environmentLabel(),
                LabelKeys.DEFAULT.instance());
    }
}
