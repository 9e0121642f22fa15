package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.time.Interval;
import io.perdollar.ingest.bigquery.requests.DayRange;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.LogTable;
import io.perdollar.ingest.bigquery.requests.TableScan;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.ledger.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the days of one log table that the report needs and the ledger lacks, or that may still have grown. */
final class TableIngest {
    private static final Logger LOG = LoggerFactory.getLogger(TableIngest.class);

    private final Night night;
    private final Run run;
    private final RequestsEntry entry;
    private final RequestsEntry.Place.LogTable place;
    private final LogSource source;
    private final TransactionTemplate transaction;

    TableIngest(
            Night night, Run run, RequestsEntry entry, Inventory inventory, PlatformTransactionManager transactions) {
        this.night = night;
        this.run = run;
        this.entry = entry;
        this.place = (RequestsEntry.Place.LogTable) entry.place();
        this.source = RequestSources.table(entry, inventory);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Rows that were read. */
    long run() {
        EndpointRules rules = night.configuration().endpoints();
        Instant now = night.clock().instant();
        AnalysisSettings settings = AnalysisRules.of(night.configuration(), run);
        TableReadings readings = new TableReadings(night.ledger().evidence(), source, rules, now);
        LocalDate today = FleetAnalysis.utcDay(now.getEpochSecond() * 1_000_000);
        List<DayRange> missing = readings.missing(wanted(settings, today), place.restateDays());
        if (missing.isEmpty()) {
            return 0;
        }
        LogTable table = LogTable.open(Warehouses.open(place.warehouse(), IngestCharges.asker(run)), source, today);
        if (!table.hasDuration()) {
            LOG.warn("requests.{}: the rows have no duration: how long a VM was busy is not known", entry.name());
        }
        long rows = 0;
        for (DayRange range : missing) {
            TableScan scan = table.read(range, rules);
            RejectLimits.check(scan);
            transaction.executeWithoutResult(status -> readings.of(scan)
                    .forEach(reading -> night.ledger().evidence().record(reading, now)));
            readings.notes().forEach(LOG::warn);
            rows += scan.counts().lines();
        }
        return rows;
    }

    /** The days of the report's evidence and the one after, whose rows may tell of a request that began before. */
    private static DayRange wanted(AnalysisSettings settings, LocalDate today) {
        Interval horizon = FleetAnalysis.horizon(settings);
        LocalDate from = FleetAnalysis.utcDay(horizon.from());
        LocalDate after = FleetAnalysis.utcDay(horizon.to() - 1).plusDays(1);
        LocalDate to = after.isAfter(today) ? today : after;
        return new DayRange(from, to.isBefore(from) ? from : to);
    }
}
