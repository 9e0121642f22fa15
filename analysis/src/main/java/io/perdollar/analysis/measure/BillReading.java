package io.perdollar.analysis.measure;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.change.ChangeExplanation;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.change.MovedDays;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Conversion;
import io.perdollar.analysis.charge.Conversion.Converted;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.commitment.CommitmentShare;
import io.perdollar.analysis.commitment.CommitmentSurvey;
import io.perdollar.analysis.fleet.Attachment;
import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.FleetSurvey;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.measure.EarlierRuns.AccountDate;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.place.PlaceRules;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.spend.DailySpend;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the bill twice: first to find the fleet and the commitments, then to book every charge at its place. */
final class BillReading {
    final Fleet fleet;
    final WindowBook report;
    final WindowBook comparison;
    final Map<InvoicePart, BigDecimal> invoices = new HashMap<>();
    final SortedMap<AccountCurrency, BigDecimal> ledgerCost = new TreeMap<>();
    final CloseBook closing;
    final List<String> notes;

    private final Interval horizon;
    private final Map<Sku, SkuTraits> traits = new HashMap<>();
    private final PlaceRules places;
    private final Conversion conversion;
    private final Interval touchedDays;
    private final SpendBook spend;
    final LifeBook lives;
    private final EarlierRuns.@Nullable Previous previous;
    private final Interval previousHours;
    private final MovedDays moved = new MovedDays();

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

    /** What an invoice shows of one project; null for what names none. */
    record InvoicePart(Invoice invoice, @Nullable String project) {}

    /** One billing account in one currency. */
    record AccountCurrency(String billingAccount, CurrencyCode currency) implements Comparable<AccountCurrency> {
        private static final Comparator<AccountCurrency> ORDER =
                Comparator.comparing(AccountCurrency::billingAccount).thenComparing(AccountCurrency::currency);

        @Override
        public int compareTo(AccountCurrency other) {
            return ORDER.compare(this, other);
        }
    }

    BillReading(
            AnalysisSettings settings,
            CurrencyCode currency,
            Bill bill,
            Inventory inventory,
            Catalogue catalogue,
            EarlierRuns earlier) {
        ReportZone zone = new ReportZone(settings.zone());
        Window window = settings.window();
        this.horizon = new Interval(
                zone.hoursOf(settings.firstDay()).from(), window.hours().to());
        HourAxis axis = HourAxis.of(horizon);
        FleetSurvey fleetSurvey = new FleetSurvey(axis, catalogue, inventory, settings.rates());
        CommitmentSurvey commitmentSurvey = new CommitmentSurvey(zone, catalogue);
        try (TwoReaders<Charge> surveys = new TwoReaders<>(fleetSurvey::add, commitmentSurvey::add)) {
            bill.forEachCharge(charge -> {
                if (horizon.contains(Micros.of(charge.hour()))) {
                    surveys.accept(charge);
                }
            });
        }
        this.fleet = fleetSurvey.finish();
        CommitmentSurvey.Result commitments = commitmentSurvey.finish();
        this.notes = commitments.notes();
        this.closing = new CloseBook(MonthClose.monthBefore(settings.reportDate()));
        BiFunction<ChargeKey, Placement, CostOwner> ownerOf = (key, placement) -> owner(settings, key, placement);
        this.report = new WindowBook(window, axis, ownerOf);
        this.comparison = new WindowBook(window.comparison(), axis, ownerOf);
        this.places = new PlaceRules(
                fleet,
                comparison.hours.from(),
                new Attachment(fleet, settings.fleet(), inventory),
                settings.categories());
        this.conversion = new Conversion(fleet.rates(), currency);
        this.touchedDays =
                new Interval(Micros.dayStart(report.hours.from()), Micros.dayStart(report.hours.to() - 1) + Micros.DAY);
        this.spend = new SpendBook(
                axis,
                zone,
                key -> fleet.vms().get(key),
                vm -> FleetAnalyzer.service(settings.fleet(), vm),
                vm -> FleetAnalyzer.environment(settings.fleet(), vm));
        this.lives = new LifeBook(
                earlier.advice().subjects(), zone, fleet.vms(), vm -> FleetAnalyzer.service(settings.fleet(), vm));
        this.previous = comparable(earlier.previous(), currency, zone);
        this.previousHours =
                previous == null ? new Interval(horizon.from(), horizon.from()) : hours(previous.report(), zone);
        bill.forEachCharge(this::post);
        if (previous != null) {
            previous.movedBefore().forEachCharge(this::postBefore);
        }
        commitments.shares().forEach(this::postShare);
    }

    private CostOwner owner(AnalysisSettings settings, ChargeKey key, Placement placement) {
        Vm vm = placement.vm() == null ? null : fleet.vms().get(placement.vm());
        if (vm != null) {
            return new CostOwner(
                    vm.project(),
                    FleetAnalyzer.service(settings.fleet(), vm),
                    FleetAnalyzer.environment(settings.fleet(), vm));
        }
        return switch (placement.place()) {
            case SHARED, UNUSED_COMMITMENT, UNATTRIBUTED -> CostOwner.NOBODY;
            default -> new CostOwner(key.projectId(), null, null);
        };
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
                new InvoicePart(new Invoice(key.billingAccount(), key.invoiceMonth(), key.currency()), key.projectId()),
                charge.billedCost(),
                BigDecimal::add);
        Placement placement = places.place(key, traits(key), hour);
        closing.post(charge, placement);
        Converted amounts = conversion.convert(charge);
        spend.post(charge, hour, placement, amounts);
        if (isMoved(charge, hour)) {
            moved.addNow(charge, amounts);
        }
        WindowBook book = book(hour);
        if (book != null) {
            book.post(key, hour, placement, amounts);
            lives.post(charge, traits(key), hour, placement, amounts);
            if (book == report) {
                book.invoiceMonths.add(key.invoiceMonth());
            }
        }
    }

    private void postBefore(Charge charge) {
        if (previousHours.contains(Micros.of(charge.hour()))) {
            moved.addBefore(charge, conversion.convert(charge));
        }
    }

    private boolean isMoved(Charge charge, long hour) {
        return previous != null
                && previousHours.contains(hour)
                && previous.moved()
                        .contains(new AccountDate(
                                LocalDate.ofInstant(charge.hour(), ZoneOffset.UTC),
                                charge.key().billingAccount()));
    }

    /** The report before, where its window lies inside what is read here and its money is this report's. */
    private EarlierRuns.@Nullable Previous comparable(
            EarlierRuns.@Nullable Previous candidate, CurrencyCode currency, ReportZone zone) {
        if (candidate == null || !candidate.currency().equals(currency)) {
            return null;
        }
        Interval hours = hours(candidate.report(), zone);
        return hours.from() >= horizon.from() && hours.to() <= horizon.to() ? candidate : null;
    }

    private static Interval hours(ChangeExplanation.Before report, ReportZone zone) {
        return new Interval(
                zone.hoursOf(report.from()).from(),
                zone.hoursOf(report.reportDate()).to());
    }

    /** What was billed day by day, over everything that was read. */
    DailySpend spend(List<WindowMeasures> windows) {
        return spend.finish(windows);
    }

    /** Why the total changed; null where there is nothing to compare with. */
    @Nullable
    CostChange change(DailySpend daily, LocalDate from, BigDecimal billedCost) {
        return previous == null ? null : ChangeExplanation.of(previous.report(), moved, daily, from, billedCost);
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
