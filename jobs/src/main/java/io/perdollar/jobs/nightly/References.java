package io.perdollar.jobs.nightly;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.catalogue.CatalogueLoader;
import io.perdollar.ingest.inventory.InventoryFiles;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.Prices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a report looks things up in, beside bill and logs.
 *
 * @param configuration that names them
 */
public record References(Configuration configuration, Inventory inventory, Catalogue catalogue) {

    /**
     * Reads them as they are now.
     *
     * @param from first day of the report's evidence
     * @param to the report date
     */
    static References read(Configuration configuration, LocalDate from, LocalDate to) {
        Path folder = configuration.inventory();
        return new References(
                configuration,
                folder == null ? Inventory.NONE : InventoryFiles.read(folder, undated(configuration, folder), from, to),
                catalogue(configuration.prices()));
    }

    /** The same with other prices. */
    References priced(Catalogue other) {
        return new References(configuration, inventory, other);
    }

    /** Every listing that there is; none where the configuration names no inventory. */
    public static Inventory inventory(Configuration configuration) {
        Path folder = configuration.inventory();
        return folder == null ? Inventory.NONE : InventoryFiles.read(folder, undated(configuration, folder));
    }

    /** The catalogue by name or file; where prices are exported, the one that they extend. */
    public static Catalogue catalogue(Prices prices) {
        if (prices instanceof Prices.Export export) {
            return catalogue(export.catalogue());
        }
        return prices instanceof Prices.BuiltIn builtIn
                ? CatalogueLoader.load(builtIn.name())
                : CatalogueLoader.load(
                        ((Prices.CatalogueFile) prices).file().toAbsolutePath().toString());
    }

    /** Files without a date in their path count as taken on the day on which they were written. */
    static LocalDate undated(Configuration configuration, Path folder) {
        return LocalDate.ofInstant(
                InventoryFiles.newestUndated(folder).orElse(Instant.EPOCH),
                configuration.report().timeZone());
    }
}
