package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.Adviser;
import io.perdollar.analysis.advice.Adviser.Advice;
import io.perdollar.analysis.advice.RecommendationIds;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.life.AdviceHistory;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.InvoiceLine;
import io.perdollar.analysis.report.FleetReport.ReconciliationLine;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the measured facts into the lines of a report. */
final class ReportAssembly {
    private static final int SHARE_DIGITS = 6;

    private final FleetFacts whole;
    private final Map<String, List<RestatedDay>> restated;
    private final Advice advice;
    private final Inventory inventory;
    private final Catalogue catalogue;
    private final FleetLives lives;

    ReportAssembly(
            FleetFacts whole,
            Map<String, List<RestatedDay>> restated,
            Advice advice,
            Inventory inventory,
            Catalogue catalogue,
            AdviceHistory history) {
        this.whole = whole;
        this.restated = restated;
        this.advice = advice;
        this.inventory = inventory;
        this.catalogue = catalogue;
        List<Recommendation> all = new ArrayList<>(advice.recommendations());
        all.addAll(DiskAdvice.of(whole, ResourceCosts.of(whole), inventory));
        this.lives = new FleetLives(whole, history, RecommendationIds.distinct(all), catalogue);
    }

    /** What becomes of advice. */
    FleetLives lives() {
        return lives;
    }

    /** The report of everything. */
    FleetReport whole() {
        return report(
                whole,
                advice.recommendations(),
                advice.plans(),
                Reconciliation.of(whole, restated),
                SpendFindings.budgets(whole, whole.settings().budgets()),
                SpendFindings.change(whole));
    }

    /**
     * The report of a scope. Advice pools all VMs of a service, and is left out where some of them are outside. Export and
     * ledger are compared for whole accounts only, and why the whole changed is told of everything only.
     */
    FleetReport within(Scope.Only scope) {
        FleetFacts cut = whole.within(scope);
        return report(
                cut,
                advice.recommendations().stream()
                        .filter(one -> cut.full().contains(one.service()))
                        .toList(),
                advice.plans().stream()
                        .filter(plans -> cut.full().contains(plans.service()))
                        .toList(),
                List.of(),
                SpendFindings.budgets(
                        whole,
                        whole.settings().budgets().stream()
                                .filter(budget -> scope.contains(budget.scope()))
                                .toList()),
                null);
    }

    private FleetReport report(
            FleetFacts facts,
            List<Recommendation> recommendations,
            List<ServicePlans> plans,
            List<ReconciliationLine> reconciliation,
            List<BudgetStatus> budgets,
            @Nullable CostChange change) {
        List<DayLine> days = days(facts);
        List<ResourceCost> resources = ResourceCosts.of(facts);
        List<Recommendation> all = new ArrayList<>(recommendations);
        all.addAll(DiskAdvice.of(facts, resources, inventory));
        return new FleetReport(
                header(facts, days.stream().anyMatch(day -> !day.settled())),
                totals(facts.report(), whole.report()),
                totals(facts.comparison(), whole.comparison()),
                identity(facts.report()),
                categories(facts.report().costs),
                days,
                VmLines.services(facts),
                VmLines.vms(facts),
                resources,
                Adviser.sorted(RecommendationIds.distinct(all)),
                plans,
                invoices(facts),
                monthClose(facts),
                reconciliation,
                QualityFigures.of(facts),
                IdleHeatMap.of(facts),
                SettingsInWords.of(facts, catalogue),
                budgets,
                change,
                SpendFindings.unusualDays(facts),
                lives.within(facts));
    }

    private static ReportHeader header(FleetFacts facts, boolean provisional) {
        AnalysisSettings settings = facts.settings();
        return new ReportHeader(
                settings.reportDate(),
                settings.attempt(),
                knownAt(facts.bill()),
                settings.engine(),
                settings.zone(),
                facts.currency(),
                provisional,
                settings.window().from(),
                settings.windowDays(),
                facts.scope());
    }

    private static @Nullable Instant knownAt(Bill bill) {
        return bill.days().stream()
                .map(DayVersion::newestExportTime)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Totals totals(WindowMeasures window, WindowMeasures everything) {
        CostBook book = window.costs;
        Cost unattributed = window.place(Place.UNATTRIBUTED).plus(window.unallocated);
        return new Totals(
                book.listCost,
                book.contractedCost,
                book.total.billed(),
                book.total.effective(),
                book.promotions,
                window.place(Place.UNUSED_COMMITMENT).effective(),
                window.place(Place.TAX_AND_ADJUSTMENT).effective(),
                unattributed.effective(),
                window.fleet().measures(),
                window.scoped == null ? null : everything.costs.total.minus(book.total));
    }

    /** The identity, checked: a report whose places do not sum to the bill is never made. */
    private static List<IdentityLine> identity(WindowMeasures window) {
        List<IdentityLine> lines = new ArrayList<>();
        Cost sum = Cost.ZERO;
        for (Map.Entry<IdentityPlace, Cost> line : window.identity().entrySet()) {
            lines.add(new IdentityLine(
                    line.getKey(), line.getValue().effective(), line.getValue().billed()));
            sum = sum.plus(line.getValue());
        }
        if (sum.billed().compareTo(window.costs.total.billed()) != 0) {
            throw new ConservationException("billed cost over all places", window.costs.total.billed(), sum.billed());
        }
        if (sum.effective().compareTo(window.costs.total.billed()) != 0) {
            throw new ConservationException(
                    "effective cost over all places plus promotions", window.costs.total.billed(), sum.effective());
        }
        return lines;
    }

    private static List<CategoryLine> categories(CostBook book) {
        Cost tax = book.categories.getOrDefault(Category.TAX_AND_ADJUSTMENT, Cost.ZERO);
        BigDecimal base = book.total.effective().subtract(tax.effective());
        List<CategoryLine> lines = new ArrayList<>();
        for (Category category : Category.values()) {
            Cost cost = book.categories.getOrDefault(category, Cost.ZERO);
            boolean hasShare = category != Category.TAX_AND_ADJUSTMENT && base.signum() > 0;
            lines.add(new CategoryLine(
                    category,
                    cost.billed(),
                    cost.effective(),
                    hasShare ? cost.effective().divide(base, SHARE_DIGITS, RoundingMode.HALF_EVEN) : null));
        }
        return lines;
    }

    private static List<DayLine> days(FleetFacts facts) {
        Predicate<LocalDate> settled = FleetAnalyzer.settled(facts.settings(), facts.bill());
        List<DayLine> lines = new ArrayList<>();
        for (LocalDate date : facts.settings().window().dates()) {
            CostBook.DayBook day = facts.report().costs.days.getOrDefault(date, new CostBook.DayBook());
            MeasureSum measures = facts.report().day(date);
            Map<Category, BigDecimal> categories = new EnumMap<>(Category.class);
            day.effective.forEach((category, amount) -> categories.put(category, amount.setScale(Numeric.SCALE)));
            lines.add(new DayLine(
                    date,
                    settled.test(date),
                    day.total.billed(),
                    day.total.effective(),
                    categories,
                    measures.served(),
                    measures.requestsPerDollar()));
        }
        return lines;
    }

    /** How far the bill of each account has come. */
    private static Map<String, Instant> newestExports(Bill bill) {
        Map<String, Instant> newest = new TreeMap<>();
        bill.days()
                .forEach(day ->
                        newest.merge(day.billingAccount(), day.newestExportTime(), (a, b) -> a.isAfter(b) ? a : b));
        return newest;
    }

    private static MonthClose monthClose(FleetFacts facts) {
        AnalysisSettings settings = facts.settings();
        Map<String, Instant> newest = newestExports(facts.bill());
        return facts.reading()
                .closing
                .close(
                        facts.scope(),
                        settings.firstDay(),
                        (account, end) -> {
                            Instant at = newest.get(account);
                            return at != null && !at.isBefore(end.plus(settings.settleAfter()));
                        },
                        vm -> facts.reading().fleet.vms().get(vm),
                        vm -> FleetAnalyzer.service(settings.fleet(), vm));
    }

    /**
     * The invoices on which charges of the window stand, each as far as the bill is known; for a scope of projects the part
     * that names them. An invoice does not know services or environments.
     */
    private static List<InvoiceLine> invoices(FleetFacts facts) {
        SortedMap<BillReading.Invoice, BigDecimal> sums = new TreeMap<>();
        facts.reading().invoices.forEach((part, billed) -> {
            if (facts.report().book.invoiceMonths.contains(part.invoice().month())
                    && facts.scope().covers(part.project(), null, null)) {
                sums.merge(part.invoice(), billed, BigDecimal::add);
            }
        });
        List<InvoiceLine> lines = new ArrayList<>();
        sums.forEach((invoice, billed) ->
                lines.add(new InvoiceLine(invoice.billingAccount(), invoice.month(), invoice.currency(), billed)));
        return lines;
    }
}
