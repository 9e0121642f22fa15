package io.perdollar.analysis.measure;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Conversion;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.commitment.CommitmentShare;
import io.perdollar.analysis.commitment.CommitmentSurvey;
import io.perdollar.analysis.fleet.Attachment;
import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.FleetSurvey;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.place.PlaceRules;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.analysis.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the bill twice: first to find the fleet and the commitments, then to book every charge at its place. */
final class BillReading {
    final Fleet fleet;
    final WindowBook report;
    final WindowBook comparison;
    final SortedMap<Invoice, BigDecimal> invoices = new TreeMap<>();
    final SortedMap<AccountCurrency, BigDecimal> ledgerCost = new TreeMap<>();
    final List<String> notes;

    private final Interval horizon;
    private final Map<Sku, SkuTraits> traits = new HashMap<>();
    private final PlaceRules places;
    private final Conversion conversion;
    private final Interval touchedDays;

    /** One invoice of one billing account. */
    record Invoice(String billingAccount, YearMonth month, CurrencyCode currency) implements Comparable<Invoice> {
        private static final Comparator<Invoice> ORDER = Comparator.comparing(Invoice::billingAccount)
                .thenComparing(Invoice::month)
                .thenComparing(Invoice::currency);

        @Override
        public int compareTo(Invoice other) {
            return ORDER.compare(this, other);
        }
    }

    /** One billing account in one currency. */
    record AccountCurrency(String billingAccount, CurrencyCode currency) implements Comparable<AccountCurrency> {
        private static final Comparator<AccountCurrency> ORDER =
                Comparator.comparing(AccountCurrency::billingAccount).thenComparing(AccountCurrency::currency);

        @Override
        public int compareTo(AccountCurrency other) {
            return ORDER.compare(this, other);
        }
    }

    BillReading(AnalysisSettings settings, CurrencyCode currency, Bill bill, Inventory inventory, Catalogue catalogue) {
        ReportZone zone = new ReportZone(settings.zone());
        Window window = settings.window();
        this.horizon = new Interval(
                zone.hoursOf(settings.firstDay()).from(), window.hours().to());
        HourAxis axis = HourAxis.of(horizon);
        FleetSurvey fleetSurvey = new FleetSurvey(axis, catalogue, inventory, settings.rates());
        CommitmentSurvey commitmentSurvey = new CommitmentSurvey(zone, catalogue);
        bill.forEachCharge(charge -> {
            if (horizon.contains(Micros.of(charge.hour()))) {
                fleetSurvey.add(charge);
                commitmentSurvey.add(charge);
            }
        });
        this.fleet = fleetSurvey.finish();
        CommitmentSurvey.Result commitments = commitmentSurvey.finish();
        this.notes = commitments.notes();
        this.report = new WindowBook(window, axis);
        this.comparison = new WindowBook(window.comparison(), axis);
        this.places = new PlaceRules(
                fleet,
                comparison.hours.from(),
                new Attachment(fleet, settings.fleet(), inventory),
                settings.categories());
        this.conversion = new Conversion(fleet.rates(), currency);
        this.touchedDays =
                new Interval(Micros.dayStart(report.hours.from()), Micros.dayStart(report.hours.to() - 1) + Micros.DAY);
        bill.forEachCharge(this::post);
        commitments.shares().forEach(this::postShare);
    }

    /** UTC days of which at least an hour lies in the report window. */
    boolean touchesReport(LocalDate utcDay) {
        return touchedDays.contains(utcDay.toEpochDay() * Micros.DAY);
    }

    private void post(Charge charge) {
        long hour = Micros.of(charge.hour());
        ChargeKey key = charge.key();
        if (touchedDays.contains(hour)) {
            ledgerCost.merge(
                    new AccountCurrency(key.billingAccount(), key.currency()), charge.exportCost(), BigDecimal::add);
        }
        if (!horizon.contains(hour)) {
            return;
        }
        invoices.merge(
                new Invoice(key.billingAccount(), key.invoiceMonth(), key.currency()),
                charge.billedCost(),
                BigDecimal::add);
        WindowBook book = book(hour);
        if (book != null) {
            Placement placement = places.place(key, traits(key), hour);
            book.post(key, hour, placement, conversion.convert(charge));
            if (book == report) {
                book.invoiceMonths.add(key.invoiceMonth());
            }
        }
    }

    /** Plus on the charge, minus on the group's unused commitment, in the same hour (equations §5). */
    private void postShare(CommitmentShare share) {
        WindowBook book = book(share.hour());
        if (book == null) {
            return;
        }
        ChargeKey key = share.charge();
        LocalDate day = LocalDate.ofInstant(Micros.instant(share.hour()), ZoneOffset.UTC);
        BigDecimal amount = conversion.amount(share.amount(), key, day);
        book.postShare(key, share.hour(), places.place(key, traits(key), share.hour()), amount);
        book.postUnusedCommitment(share.group(), share.hour(), amount.negate());
    }

    private @Nullable WindowBook book(long hour) {
        return report.contains(hour) ? report : comparison.contains(hour) ? comparison : null;
    }

    private SkuTraits traits(ChargeKey key) {
        return traits.computeIfAbsent(key.sku(), SkuTraits::of);
    }
}
