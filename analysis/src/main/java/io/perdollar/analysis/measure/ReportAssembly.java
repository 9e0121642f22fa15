package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.Adviser;
import io.perdollar.analysis.advice.Adviser.Advice;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.InvoiceLine;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the measured facts into the lines of a report. */
final class ReportAssembly {
    private static final int SHARE_DIGITS = 6;

    private ReportAssembly() {}

    static FleetReport assemble(
            FleetFacts facts,
            Map<String, List<RestatedDay>> restated,
            Advice advice,
            Inventory inventory,
            Catalogue catalogue) {
        List<DayLine> days = days(facts);
        List<IdentityLine> identity = identity(facts.report());
        List<ResourceCost> resources = ResourceCosts.of(facts);
        List<Recommendation> recommendations = new ArrayList<>(advice.recommendations());
        recommendations.addAll(DiskAdvice.of(facts, resources, inventory));
        return new FleetReport(
                header(facts, days.stream().anyMatch(day -> !day.settled())),
                totals(facts.report()),
                totals(facts.comparison()),
                identity,
                categories(facts.report().book),
                days,
                VmLines.services(facts),
                VmLines.vms(facts),
                resources,
                Adviser.sorted(recommendations),
                advice.plans(),
                invoices(facts),
                Reconciliation.of(facts, restated),
                QualityFigures.of(facts),
                IdleHeatMap.of(facts),
                SettingsInWords.of(facts, catalogue),
                SpendFindings.budgets(facts),
                SpendFindings.change(facts),
                SpendFindings.unusualDays(facts));
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
                settings.windowDays());
    }

    private static @Nullable Instant knownAt(Bill bill) {
        return bill.days().stream()
                .map(DayVersion::newestExportTime)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Totals totals(WindowMeasures window) {
        WindowBook book = window.book;
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
                window.fleet().measures());
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
        if (sum.billed().compareTo(window.book.total.billed()) != 0) {
            throw new ConservationException("billed cost over all places", window.book.total.billed(), sum.billed());
        }
        if (sum.effective().compareTo(window.book.total.billed()) != 0) {
            throw new ConservationException(
                    "effective cost over all places plus promotions", window.book.total.billed(), sum.effective());
        }
        return lines;
    }

    private static List<CategoryLine> categories(WindowBook book) {
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
        Map<String, Instant> newest = new TreeMap<>();
        facts.bill()
                .days()
                .forEach(day ->
                        newest.merge(day.billingAccount(), day.newestExportTime(), (a, b) -> a.isAfter(b) ? a : b));
        List<DayLine> lines = new ArrayList<>();
        for (LocalDate date : facts.settings().window().dates()) {
            WindowBook.DayBook day = facts.report().book.days.getOrDefault(date, new WindowBook.DayBook());
            MeasureSum measures = facts.report().day(date);
            Map<Category, BigDecimal> categories = new EnumMap<>(Category.class);
            day.effective.forEach((category, amount) -> categories.put(category, amount.setScale(Numeric.SCALE)));
            lines.add(new DayLine(
                    date,
                    !newest.isEmpty()
                            && newest.values().stream()
                                    .allMatch(at -> FleetAnalyzer.isSettled(facts.settings(), at, date)),
                    day.total.billed(),
                    day.total.effective(),
                    categories,
                    measures.served(),
                    measures.requestsPerDollar()));
        }
        return lines;
    }

    /** The invoices on which charges of the window stand, each as far as the bill is known. */
    private static List<InvoiceLine> invoices(FleetFacts facts) {
        List<InvoiceLine> lines = new ArrayList<>();
        facts.reading().invoices.forEach((invoice, billed) -> {
            if (facts.report().book.invoiceMonths.contains(invoice.month())) {
                lines.add(new InvoiceLine(invoice.billingAccount(), invoice.month(), invoice.currency(), billed));
            }
        });
        return lines;
    }
}
