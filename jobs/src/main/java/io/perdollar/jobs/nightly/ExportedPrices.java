package io.perdollar.jobs.nightly;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.MachinePrices;
import io.perdollar.analysis.catalogue.Origin;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.prices.PricingExport;
import io.perdollar.ingest.catalogue.CatalogueText;
import io.perdollar.jobs.config.Prices;
import io.perdollar.jobs.ledger.Run;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The prices of a pricing export as a catalogue, for the regions of the bill; a run reads them once and keeps them. */
final class ExportedPrices {
    private static final Logger LOG = LoggerFactory.getLogger(ExportedPrices.class);

    private ExportedPrices() {}

    /**
     * Reads the export.
     *
     * @return a catalogue's text; null where the configuration names no export, or it has no prices of the last days
     */
    static @Nullable String read(Night night, Run run, Bill bill) {
        if (!(night.configuration().prices() instanceof Prices.Export prices)) {
            return null;
        }
        PricingExport export = PricingExport.open(
                Warehouses.open(prices.warehouse(), IngestCharges.asker(run)), TableName.parse(prices.table()));
        PricingExport.Reading reading = export.read(regions(bill), night.clock().instant());
        Catalogue base = References.catalogue(prices.catalogue());
        Origin origin = new Origin(export.name(), reading.asOf(), true);
        List<MachinePrice> machines = MachinePrices.of(base, reading.prices(), origin);
        if (machines.isEmpty()) {
            LOG.warn(
                    "prices: {} has no price of the last week for a GPU machine in a region of the bill; advice uses the"
                            + " catalogue {}, and says so",
                    export.name(),
                    base.name());
            return null;
        }
        LOG.info("prices: {} gives {} prices of machines, as of {}", export.name(), machines.size(), reading.asOf());
        return CatalogueText.of("cloud_pricing_export", prices.catalogue().name(), origin, machines);
    }

    private static SortedSet<String> regions(Bill bill) {
        SortedSet<String> regions = new TreeSet<>();
        bill.forEachCharge(charge -> {
            String region = charge.key().location().region();
            if (region != null) {
                regions.add(region);
            }
        });
        return regions;
    }
}
