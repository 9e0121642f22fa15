package io.perdollar.jobs.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One place where a bill is read (contracts, {@code billing}). */
public sealed interface BillingEntry {
    /** Days before the last success that are read again. */
    int restateDays();

    /** How far {@code export_time} must move past a day's end for the day to be settled. */
    Duration settleAfter();

    /**
     * Export files.
     *
     * @param base what relative {@code files} start from
     * @param files a file, a directory or a glob, as the configuration has it
     * @param account for rows that do not say theirs; null where all do
     */
    record ExportFiles(Path base, String files, @Nullable String account, int restateDays, Duration settleAfter)
            implements BillingEntry {}

    /**
     * An export table in BigQuery.
     *
     * @param table {@code project.dataset.table}
     * @param warehouse how it is asked
     */
    record ExportTable(String table, WarehouseEntry warehouse, int restateDays, Duration settleAfter)
            implements BillingEntry {}

    ScalarForm<String> ACCOUNT = ScalarForm.matching(
            "a billing account such as 01338E-BE3FD6-363B4C", Pattern.compile("[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}"));

    static @Nullable BillingEntry read(Value value, Path folder) {
        Section entry = value.section();
        entry.exclusive("files", "bigquery");
        String files = entry.optional("files", ScalarForm.TEXT);
        String account = entry.optional("account", ACCOUNT);
        int restateDays = entry.value("restateDays", ScalarForm.integer(0, 365), 7);
        Duration settleAfter = entry.value("settleAfter", ScalarForm.DURATION, Duration.ofHours(24));
        BillingEntry table = entry.has("bigquery") ? table(entry.section("bigquery"), folder) : null;
        if (!entry.has("files") && !entry.has("bigquery")) {
            entry.problem("", "files: or bigquery:", "neither", "add one of them");
        }
        entry.done();
        if (table != null) {
            return table;
        }
        return files == null ? null : new ExportFiles(folder, files, account, restateDays, settleAfter);
    }

    private static @Nullable BillingEntry table(Section section, Path folder) {
        String table = section.required("table", Credentials.TABLE);
        WarehouseEntry warehouse =
                WarehouseEntry.read(section, folder, table == null ? null : table.substring(0, table.indexOf('.')));
        int restateDays = section.value("restateDays", ScalarForm.integer(0, 365), 7);
        Duration settleAfter = section.value("settleAfter", ScalarForm.DURATION, Duration.ofHours(24));
        section.done();
        return table == null ? null : new ExportTable(table, warehouse, restateDays, settleAfter);
    }
}
