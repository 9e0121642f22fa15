package io.perdollar.jobs.nightly;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.bigquery.OnDemandPrice;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.bigquery.requests.LogTable;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.requests.files.FileFinder;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.files.FoundFiles;
import io.perdollar.ingest.requests.files.LogFile;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.LedgerSettings.LedgerPlace;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.output.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a night would read and what that would cost. Files are only listed, and BigQuery is only asked for estimates, which are free. */
public final class Explanation {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();
    private long tableBytes;
    private boolean tables;

    private Explanation(Configuration configuration, Instant now) {
        this.configuration = configuration;
        this.now = now;
    }

    /** For people, line by line. */
    public static List<String> of(Configuration configuration, LocalDate reportDate, Instant now) {
        Explanation explanation = new Explanation(configuration, now);
        explanation.reads(reportDate);
        explanation.costs();
        explanation.writes(reportDate);
        return List.copyOf(explanation.lines);
    }

    private void reads(LocalDate reportDate) {
        int window = configuration.report().windowDays();
        lines.add("a night for " + reportDate + " (window " + reportDate.minusDays(window - 1L) + " to " + reportDate
                + ", compared with the " + window + " days before) would read");
        for (int i = 0; i < configuration.billing().size(); i++) {
            bill(configuration.billing().get(i), "billing[" + i + "]");
        }
        Path listings = configuration.inventory();
        if (listings != null) {
            lines.add("  inventory: " + listings);
        }
        for (RequestsEntry entry : configuration.requests()) {
            if (entry.place() instanceof RequestsEntry.Place.LogFiles files) {
                logs(entry, files);
            } else {
                table(entry, (RequestsEntry.Place.LogTable) entry.place());
            }
        }
    }

    private void bill(BillingEntry entry, String key) {
        if (entry instanceof BillingEntry.ExportTable table) {
            long bytes = ExportTable.nightlyBytes(
                    Warehouses.open(table.warehouse(), "explain " + now),
                    TableName.parse(table.table()),
                    ChargeSources.labels(configuration),
                    now.minus(CLOCKS_DIFFER),
                    table.restateDays());
            tables = true;
            tableBytes += bytes;
            lines.add("  " + key + ": table " + table.table() + ", about " + Warehouse.gigabytes(bytes)
                    + " of new partitions and the last " + table.restateDays()
                    + " days; the first run reads all of it");
            return;
        }
        BillingEntry.ExportFiles files = (BillingEntry.ExportFiles) entry;
        List<Path> found = ExportFiles.list(files.base(), files.files());
        lines.add("  " + key + ": " + found.size() + " files, "
                + megabytes(found.stream().mapToLong(Explanation::size).sum()) + ": " + files.files());
    }

    private void logs(RequestsEntry entry, RequestsEntry.Place.LogFiles place) {
        FoundFiles found = FileFinder.find(FilePattern.parse(place.pattern()), place.base());
        List<LogFile> files = found.streams().stream()
                .flatMap(stream -> stream.files().stream())
                .toList();
        lines.add("  requests." + entry.name() + ": " + files.size() + " files of "
                + found.streams().size() + " streams, "
                + megabytes(files.stream().mapToLong(LogFile::size).sum())
                + ", less what the ledger has of them: " + place.pattern());
    }

    private void table(RequestsEntry entry, RequestsEntry.Place.LogTable place) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Inventory inventory = References.inventory(configuration);
        LogTable table = LogTable.open(
                Warehouses.open(place.warehouse(), "explain " + now), RequestSources.table(entry, inventory), today);
        long bytes = table.nightlyBytes(today, place.restateDays(), configuration.endpoints());
        tables = true;
        tableBytes += bytes;
        lines.add("  requests." + entry.name() + ": " + table.kind() + ", about " + Warehouse.gigabytes(bytes)
                + " of the last " + place.restateDays() + " days; the first run reads the days of the report");
    }

    private void costs() {
        if (!tables) {
            lines.add("it would cost nothing: every source lies in files");
            return;
        }
        OnDemandPrice price = OnDemandPrice.load();
        lines.add("it would cost about " + price.of(tableBytes) + " on demand (" + price.dollarsPerTebibyte()
                + " USD for a TiB: " + price.origin() + ")");
    }

    private void writes(LocalDate reportDate) {
        LedgerPlace place = configuration.ledger().place();
        lines.add("it would write " + new RunFolder(configuration.output(), reportDate).path() + " and the ledger "
                + (place instanceof LedgerPlace.Embedded embedded
                        ? embedded.file()
                        : ((LedgerPlace.PostgreSql) place).url()));
        MailSettings mail = configuration.mail();
        lines.add(
                mail == null
                        ? "it would mail nobody"
                        : "it would mail those who are due of "
                                + String.join(", ", new TreeSet<>(mail.groups().keySet())));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the size of " + file + ": " + e, e);
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
