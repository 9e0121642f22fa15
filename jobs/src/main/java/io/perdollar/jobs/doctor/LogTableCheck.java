package io.perdollar.jobs.doctor;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.OnDemandPrice;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.requests.DayRange;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.LogTable;
import io.perdollar.ingest.bigquery.requests.StreamDay;
import io.perdollar.ingest.bigquery.requests.TableScan;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.nightly.RejectLimits;
import io.perdollar.jobs.nightly.RequestSources;
import io.perdollar.jobs.nightly.Warehouses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Whether a log table can be read, what that costs, and what one day of it says. */
final class LogTableCheck {
    private static final int SHOWN = 5;

    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final EndpointRules rules;
    private final Inventory inventory;

    LogTableCheck(KeyLines lines, Diagnosis diagnosis, EndpointRules rules, Inventory inventory) {
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.rules = rules;
        this.inventory = inventory;
    }

    void check(RequestsEntry entry, String key, Instant now) {
        RequestsEntry.Place.LogTable place = (RequestsEntry.Place.LogTable) entry.place();
        String where = lines.place(key + ".bigquery");
        String name = "requests." + entry.name();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate yesterday = today.minusDays(1);
        try {
            LogSource source = RequestSources.table(entry, inventory);
            LogTable table = LogTable.open(Warehouses.open(place.warehouse(), "doctor " + now), source, today);
            long bytes = table.nightlyBytes(today, place.restateDays(), rules);
            OnDemandPrice price = OnDemandPrice.load();
            diagnosis.ok(
                    name + ": " + table.kind() + "; a nightly run will read about " + Warehouse.gigabytes(bytes) + ", "
                            + price.of(bytes) + " on demand (" + price.dollarsPerTebibyte() + " USD for a TiB: "
                            + price.origin()
                            + ")");
            if (!table.hasDuration()) {
                diagnosis.warn(
                        name + ": the rows have no duration: each request is an instant, idle time is not exact",
                        "log $request_time and write the log_format as format of " + lines.place(key)
                                + ", or name a column as duration");
            }
            look(name, where, table.read(new DayRange(yesterday, yesterday), rules), yesterday);
        } catch (BigQueryFailure e) {
            if (e.kind().isForTheConfiguration()) {
                diagnosis.configuration(String.valueOf(e.getMessage()), where + ": see there");
            } else {
                diagnosis.data(String.valueOf(e.getMessage()), "run doctor again later");
            }
        } catch (ConfigurationException | IllegalArgumentException e) {
            diagnosis.configuration(String.valueOf(e.getMessage()), where + ": correct it");
        }
    }

    private void look(String name, String where, TableScan scan, LocalDate day) {
        LineCounts counts = scan.counts();
        if (counts.lines() == 0) {
            diagnosis.warn(name + ": no row of " + day, where + ": check the table and the sink that writes it");
            return;
        }
        diagnosis.ok(name + ": " + day + " has " + counts.lines() + " rows: " + counts.served() + " served, "
                + counts.failed() + " failed, " + counts.ignored() + " ignored, " + counts.unrecognised()
                + " unrecognised, " + counts.rejectedLines() + " rejected");
        if (counts.rejectedLines() > RejectLimits.LINES * counts.lines()) {
            diagnosis.data(
                    name + ": " + counts.rejectedLines() + " of " + counts.lines()
                            + " rows cannot be read; 1 % is allowed",
                    where + ": correct kind or columns, or write the log_format of text lines as format");
        }
        top(scan.days().stream().flatMap(each -> each.unrecognised().stream()).map(path -> path.endpoint()))
                .forEach(path -> diagnosis.warn(
                        name + ": unrecognised: " + path + "; it keeps the VM busy and is never counted as served",
                        lines.place("endpoints.inference") + ": add it if it is inference, else to endpoints.ignore"));
        top(scan.days().stream().map(StreamDay::unmapped).flatMap(List::stream).map(unmapped -> unmapped.value()))
                .forEach(value -> diagnosis.warn(
                        name + ": rows of '" + value + "' lead to no VM",
                        where + ": refresh the inventory, or name it in instanceFrom: { map: … }"));
    }

    private static List<String> top(Stream<String> names) {
        return names.distinct().limit(SHOWN).toList();
    }
}
