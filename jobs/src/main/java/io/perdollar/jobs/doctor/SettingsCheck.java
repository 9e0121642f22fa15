package io.perdollar.jobs.doctor;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.OnDemandPrice;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.prices.PricingExport;
import io.perdollar.ingest.json.JsonFileException;
import io.perdollar.jobs.config.AdviceAssumptions;
import io.perdollar.jobs.config.AdviceSettings;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.LedgerSettings.LedgerPlace;
import io.perdollar.jobs.config.Prices;
import io.perdollar.jobs.config.Secret;
import io.perdollar.jobs.ledger.LedgerException;
import io.perdollar.jobs.ledger.LedgerLook;
import io.perdollar.jobs.mail.Scopes;
import io.perdollar.jobs.nightly.References;
import io.perdollar.jobs.nightly.Warehouses;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run uses beside the bill and the logs: zone, prices, output folder, ledger, mail. */
final class SettingsCheck {
    private static final String ZONE = "report.timeZone";

    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final Map<String, String> environment;

    SettingsCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis, Map<String, String> environment) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.environment = environment;
    }

    void check(Instant now) {
        zone();
        prices(now);
        output();
        ledger(now);
        budgets();
    }

    private void budgets() {
        if (configuration.budgets().isEmpty()) {
            return;
        }
        diagnosis.ok(
                "budgets: " + configuration.budgets().size(),
                configuration.budgets().stream()
                        .map(budget -> budget.name() + ": " + budget.monthly().toPlainString() + " a month for "
                                + Scopes.of(budget.scope()).words())
                        .toList());
    }

    private void zone() {
        if (lines.states(ZONE)) {
            diagnosis.ok(ZONE + ": " + configuration.report().timeZone());
        } else {
            diagnosis.warn(
                    ZONE + ": not given: days, weeks and working hours are those of UTC",
                    lines.place(ZONE) + ": add report: { timeZone: Asia/Seoul } with your own zone");
        }
        configuration.warnings().stream()
                .filter(warning -> !warning.startsWith(ZONE))
                .forEach(warning -> diagnosis.warn(warning, lines.place("") + ": see perdollar init"));
    }

    private void prices(Instant now) {
        try {
            Catalogue catalogue = References.catalogue(configuration.prices());
            diagnosis.ok("prices: catalogue " + catalogue.name() + " with "
                    + catalogue.prices().size() + " prices");
            if (configuration.prices() instanceof Prices.Export export) {
                exported(export, now);
            }
            advice(catalogue);
        } catch (JsonFileException | IllegalArgumentException | UncheckedIOException e) {
            diagnosis.configuration(
                    "prices: " + e.getMessage(), lines.place("prices") + ": name google, guide or a catalogue file");
        }
    }

    private void exported(Prices.Export prices, Instant now) {
        try {
            PricingExport export = PricingExport.open(
                    Warehouses.open(prices.warehouse(), "doctor " + now), TableName.parse(prices.table()));
            long bytes = export.estimate(now);
            diagnosis.ok("prices: " + export.name() + " is a pricing export; a nightly run will read about "
                    + Warehouse.gigabytes(bytes) + ", "
                    + OnDemandPrice.load().of(bytes) + " on demand");
        } catch (BigQueryFailure e) {
            if (e.kind().isForTheConfiguration()) {
                diagnosis.configuration(String.valueOf(e.getMessage()), lines.place("pricingExport") + ": see there");
            } else {
                diagnosis.data(String.valueOf(e.getMessage()), "run doctor again later");
            }
        }
    }

    /** Accelerators that advice names and the catalogue does not know: nothing would be replayed on them. */
    private void advice(Catalogue catalogue) {
        AdviceSettings advice = configuration.advice();
        advice.throughput()
                .forEach((service, rates) ->
                        rates.keySet().forEach(name -> accelerator(name, "advice.throughput." + service, catalogue)));
        advice.assumptions()
                .interruptions()
                .perDay()
                .keySet()
                .forEach(name -> accelerator(name, "advice.interruptions.perDay", catalogue));
        advice.assumptions()
                .profiles()
                .forEach(profile -> accelerator(profile.accelerator(), "advice.profiles." + profile.name(), catalogue));
    }

    private void accelerator(String name, String key, Catalogue catalogue) {
        // The guide's catalogue knows none but its own two; its third profile is ours.
        boolean usual = AdviceAssumptions.DEFAULT.profiles().stream()
                .anyMatch(profile -> profile.accelerator().equals(name));
        if (!usual && catalogue.accelerator(name).isEmpty()) {
            diagnosis.warn(
                    key + ": accelerator " + name + " is not in the catalogue " + catalogue.name()
                            + ", so nothing is replayed on it",
                    lines.place(key) + ": write one of "
                            + catalogue.accelerators().stream()
                                    .map(Accelerator::name)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void output() {
        Path output = configuration.output();
        Path existing = existing(output);
        if (existing != null && Files.isDirectory(existing) && Files.isWritable(existing)) {
            diagnosis.ok("output: " + output + (existing.equals(output) ? " can be written" : " will be made"));
        } else {
            diagnosis.configuration(
                    "output: expected a folder that can be written, got " + existing
                            + (existing != null && !Files.isDirectory(existing) ? ", which is no folder" : ""),
                    lines.place("output") + ": name another folder, or correct owner and permissions");
        }
    }

    /** The path, or the nearest one above it that exists. */
    private static @Nullable Path existing(Path path) {
        Path at = path.toAbsolutePath().normalize();
        if (Files.exists(at)) {
            return path;
        }
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    private void ledger(Instant now) {
        LedgerPlace place = configuration.ledger().place();
        String key = lines.place("ledger.url");
        if (place instanceof LedgerPlace.PostgreSql server) {
            server(server, key);
            return;
        }
        Path base = ((LedgerPlace.Embedded) place).file();
        LedgerLook look = LedgerLook.at(base, now);
        if (look instanceof LedgerLook.Absent) {
            absent(base, key);
        } else {
            present(base.toString(), key, look);
        }
    }

    private void server(LedgerPlace.PostgreSql server, String key) {
        Secret password = server.password();
        try {
            LedgerLook look =
                    LedgerLook.at(server.url(), server.user(), password == null ? null : password.reveal(environment));
            if (look instanceof LedgerLook.Absent) {
                diagnosis.ok("ledger: " + server.url() + " can be opened; the first run makes the tables");
            } else {
                present(server.url(), key, look);
            }
        } catch (ConfigurationException | LedgerException e) {
            diagnosis.configuration(String.valueOf(e.getMessage()), key + ": correct what the message names");
        }
    }

    private void present(String base, String key, LedgerLook look) {
        if (look instanceof LedgerLook.Usable usable) {
            diagnosis.ok("ledger: " + base + " knows " + usable.dayVersions() + " billed days"
                    + (usable.lastReport() == null ? ", no report yet" : ", last report " + usable.lastReport()));
        } else if (look instanceof LedgerLook.Held held) {
            diagnosis.warn(
                    "ledger: " + base + " is held by "
                            + held.holder().map(Object::toString).orElse("another program"),
                    "wait until it has ended before the next run");
        } else if (look instanceof LedgerLook.Unusable unusable) {
            diagnosis.data(
                    "ledger: expected a ledger at " + base + ", got " + unusable.found(),
                    "restore a backup of it, or name another place in " + key);
        }
    }

    private void absent(Path base, String key) {
        Path folder = existing(base.toAbsolutePath().resolveSibling(""));
        if (folder != null && Files.isDirectory(folder) && Files.isWritable(folder)) {
            diagnosis.ok("ledger: " + base + " does not exist yet; the first run makes it");
        } else {
            diagnosis.configuration(
                    "ledger: expected a place that can be written, got " + base,
                    key + ": name another place, or correct owner and permissions of " + folder);
        }
    }
}
