package io.perdollar.jobs.doctor;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.OnDemandPrice;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.billing.BillReading;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.BillingSourceException;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.RejectedRow;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.nightly.ChargeSources;
import io.perdollar.jobs.nightly.RejectLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the bill can be read, how far it reaches, and which VMs stand on it. */
final class BillCheck {
    private static final Duration STALE = Duration.ofDays(3);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final BilledVms vms;
    private final Set<CurrencyCode> currencies = new TreeSet<>();
    private final Set<CurrencyCode> rated = new TreeSet<>();
    private final Map<AccountDay, String> owners = new HashMap<>();

    BillCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.vms = new BilledVms(new FleetRules(
                configuration.fleet().services().stream()
                        .map(rule -> new FleetRules.ServiceRule(rule.match(), rule.service(), rule.environment()))
                        .toList(),
                List.of()));
    }

    /** The instances of the bill's newest days, as many as a report's window has. */
    BilledVms check(Instant now) {
        List<BillingEntry> entries = configuration.billing();
        for (int i = 0; i < entries.size(); i++) {
            String key = "billing[" + i + "]";
            boolean files = entries.get(i) instanceof BillingEntry.ExportFiles;
            bill(entries.get(i), key, lines.place(key + (files ? ".files" : ".bigquery")), now);
        }
        currencies();
        return vms;
    }

    private void bill(BillingEntry entry, String key, String place, Instant now) {
        // Of a table the newest days are enough, and all that should be paid for.
        BillReading reading = new BillReading(
                now.minus(CLOCKS_DIFFER),
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .minusDays(configuration.report().windowDays()),
                now.minus(CLOCKS_DIFFER));
        try (BillingSource source = ChargeSources.open(entry, configuration, reading, "doctor " + now)) {
            rejects(source, key, place);
            if (source.controls().isEmpty()) {
                diagnosis.data(key + ": expected rows, got none that can be used", place + ": name other files");
                return;
            }
            found(source, key);
            if (source instanceof ExportTable table) {
                table(table, entry.restateDays(), key, place);
            }
            reach(source.controls(), key, place, now);
            overlap(source, key, place);
            LocalDate newest = newestDay(source.controls());
            LocalDate from = newest.minusDays(configuration.report().windowDays());
            source.readDays(day -> day.day().isAfter(from), day -> day.charges().forEach(this::add));
        } catch (BillingSourceException e) {
            if (e.kind() == BillingSourceException.Kind.NO_FILES) {
                diagnosis.configuration(key + ": " + e.getMessage(), place + ": correct files");
            } else {
                diagnosis.data(
                        key + ": " + e.getMessage(), place + ": name the files of a detailed export, or copy it again");
            }
        } catch (BigQueryFailure e) {
            if (e.kind().isForTheConfiguration()) {
                diagnosis.configuration(String.valueOf(e.getMessage()), place + ": see there");
            } else {
                diagnosis.data(String.valueOf(e.getMessage()), "run doctor again later");
            }
        }
    }

    private void table(ExportTable table, int restateDays, String key, String place) {
        OnDemandPrice price = OnDemandPrice.load();
        long bytes = table.nightlyBytes(restateDays);
        diagnosis.ok(key + ": " + table.name() + " is a " + table.kind() + "; a nightly run will read about "
                + Warehouse.gigabytes(bytes) + ", " + price.of(bytes) + " on demand (" + price.dollarsPerTebibyte()
                + " USD for a TiB: " + price.origin() + ")");
        if (!table.isDetailed()) {
            diagnosis.warn(
                    key + ": the standard export names no resource: cost falls to project and SKU, no VM has any",
                    "switch the detailed export on in the billing console and name its table in " + place);
        }
    }

    private void add(Charge charge) {
        vms.add(charge);
        if (charge.key().conversionRate() != null) {
            rated.add(charge.key().currency());
        }
    }

    private void found(BillingSource source, String key) {
        List<DayControl> controls = source.controls();
        Set<String> accounts = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        Set<LocalDate> days = new TreeSet<>();
        for (DayControl control : controls) {
            accounts.add(control.accountDay().billingAccount());
            control.sums().keySet().forEach(currency -> codes.add(currency.code()));
            currencies.addAll(control.sums().keySet());
            days.add(control.accountDay().day());
        }
        String files = source instanceof ExportFiles export ? export.files().size() + " files, " : "";
        diagnosis.ok(key + ": " + files + number(source.totalRows()) + " rows of " + days.size() + " days ("
                + controls.get(0).accountDay().day() + " to " + newestDay(controls) + "), accounts "
                + String.join(", ", accounts) + ", in " + String.join(", ", codes) + ", newest export_time "
                + newestExport(controls));
    }

    private void rejects(BillingSource source, String key, String place) {
        if (source.rejectedRows() == 0) {
            return;
        }
        String what = key + ": " + number(source.rejectedRows()) + " of " + number(source.totalRows())
                + " rows rejected, the first: "
                + source.rejects().stream()
                        .findFirst()
                        .map(RejectedRow::toString)
                        .orElse("unknown");
        if (source.rejectedRows() > RejectLimits.ROWS * source.totalRows()) {
            diagnosis.data(what + "; 0.1 % is allowed", place + ": name a whole detailed export");
        } else {
            diagnosis.warn(what, "nothing, if that row is known; its cost is in no report");
        }
    }

    private void reach(List<DayControl> controls, String key, String place, Instant now) {
        Instant newest = newestExport(controls);
        if (Duration.between(newest, now).compareTo(STALE) > 0) {
            diagnosis.warn(
                    key + ": the export ends with what Google wrote by " + newest
                            + ": a report of yesterday has no bill",
                    "copy newer files to where " + place + " looks, or report an earlier day with nightly --date "
                            + newestDay(controls));
        }
    }

    /** As the nightly run sees it: the day would count twice. */
    private void overlap(BillingSource source, String key, String place) {
        for (DayControl control : source.controls()) {
            String other = owners.putIfAbsent(control.accountDay(), key);
            if (other != null) {
                diagnosis.data(
                        key + ": " + control.accountDay() + " is in " + other + " too",
                        place + ": remove one of the entries or narrow its files");
                return;
            }
        }
    }

    private void currencies() {
        CurrencyCode wanted = configuration.report().currency();
        if (wanted == null && currencies.size() > 1) {
            diagnosis.configuration(
                    "report.currency: expected one, as the bill has " + words(currencies) + ", got none",
                    lines.place("report.currency") + ": add currency: "
                            + currencies.iterator().next().code());
            return;
        }
        if (wanted == null || Set.of(wanted).containsAll(currencies)) {
            return;
        }
        Set<CurrencyCode> unrated = new TreeSet<>(currencies);
        unrated.add(wanted);
        unrated.remove(CurrencyCode.USD);
        unrated.removeAll(rated);
        unrated.removeAll(configuration.report().rates().keySet());
        if (!unrated.isEmpty()) {
            diagnosis.data(
                    "report.rates: expected a rate of " + words(unrated) + ", got none on the bill",
                    lines.place("report.rates") + ": add rates: { "
                            + unrated.iterator().next().code() + ": <units per USD> }");
        }
    }

    private static String words(Set<CurrencyCode> currencies) {
        return currencies.stream().map(CurrencyCode::code).collect(Collectors.joining(" and "));
    }

    private static LocalDate newestDay(List<DayControl> controls) {
        return controls.get(controls.size() - 1).accountDay().day();
    }

    private static Instant newestExport(List<DayControl> controls) {
        return controls.stream()
                .map(DayControl::newestExportTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
