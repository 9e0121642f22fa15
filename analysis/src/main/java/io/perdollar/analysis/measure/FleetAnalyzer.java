package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.Adviser;
import io.perdollar.analysis.advice.Adviser.Advice;
import io.perdollar.analysis.advice.PriceBook;
import io.perdollar.analysis.advice.ServiceCase;
import io.perdollar.analysis.advice.WhatIf;
import io.perdollar.analysis.budget.ReportingDelay;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.analysis.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** From a bill and its logs to the finished figures of one report. Pure: the same inputs always give the same report. */
public final class FleetAnalyzer {
    private FleetAnalyzer() {}

    /**
     * Analyses one report date.
     *
     * @param settings what is asked for, and the rules in force
     * @param bill day versions from {@link AnalysisSettings#firstDay()} (local) to the report date
     * @param streams evidence of the logs, from the day before the comparison window on
     * @param quality what the readers could not use
     * @param restated days that changed against the report before, by billing account
     * @param inventory what gcloud listed
     * @param catalogue machines and prices
     * @param earlier what the runs before leave to this one
     * @throws CurrencyUnclearException if no report currency is set and the bill has none or several
     * @throws ConservationException if the places do not sum to the bill
     * @throws io.perdollar.analysis.money.ExchangeRateMissingException if an amount cannot be converted
     * @throws io.perdollar.analysis.fleet.AmbiguousInstanceNameException if a log's name means two VMs at once
     */
    public static FleetReport analyze(
            AnalysisSettings settings,
            Bill bill,
            List<StreamEvidence> streams,
            LogQuality quality,
            Map<String, List<RestatedDay>> restated,
            Inventory inventory,
            Catalogue catalogue,
            EarlierRuns earlier) {
        return analyze(settings, bill, streams, quality, restated, inventory, catalogue, earlier, Set.of())
                .whole();
    }

    /**
     * Analyses one report date for readers of several scopes.
     *
     * @param scopes of which a report each is cut; that of everything is always made
     * @see #analyze(AnalysisSettings, Bill, List, LogQuality, Map, Inventory, Catalogue, EarlierRuns)
     */
    public static ScopedReports analyze(
            AnalysisSettings settings,
            Bill bill,
            List<StreamEvidence> streams,
            LogQuality quality,
            Map<String, List<RestatedDay>> restated,
            Inventory inventory,
            Catalogue catalogue,
            EarlierRuns earlier,
            Set<Scope> scopes) {
        FleetFacts facts = facts(settings, bill, streams, quality, inventory, catalogue, earlier);
        ReportAssembly assembly =
                new ReportAssembly(facts, restated, advise(facts, catalogue), inventory, catalogue, earlier.advice());
        Map<Scope, FleetReport> cuts = new HashMap<>();
        for (Scope scope : scopes) {
            if (scope instanceof Scope.Only only) {
                cuts.put(scope, assembly.within(only));
            }
        }
        return new ScopedReports(
                assembly.whole(),
                cuts,
                assembly.lives().tonight(),
                assembly.lives().days());
    }

    /**
     * Replays a change of one service that somebody names, on the same evidence as a report.
     *
     * @throws WhatIf.UnansweredException where there is no such service, or nothing answers the question
     */
    public static Recommendation whatIf(
            WhatIf question,
            AnalysisSettings settings,
            Bill bill,
            List<StreamEvidence> streams,
            Inventory inventory,
            Catalogue catalogue) {
        LogQuality unread = new LogQuality(0, 0, 0, List.of());
        FleetFacts facts = facts(settings, bill, streams, unread, inventory, catalogue, EarlierRuns.NONE);
        SortedMap<String, Supplier<ServiceCase>> services = ServiceCases.of(facts);
        Supplier<ServiceCase> asked = services.get(question.service());
        if (asked == null) {
            throw new WhatIf.UnansweredException("expected a service that ran in these days, one of "
                    + String.join(", ", services.keySet()) + ", got " + question.service());
        }
        return question.answer(asked.get(), settings.advice(), prices(facts, catalogue));
    }

    private static FleetFacts facts(
            AnalysisSettings settings,
            Bill bill,
            List<StreamEvidence> streams,
            LogQuality quality,
            Inventory inventory,
            Catalogue catalogue,
            EarlierRuns earlier) {
        CurrencyCode currency = currency(settings, bill);
        BillReading reading = new BillReading(settings, currency, bill, inventory, catalogue, earlier);
        Window comparison = settings.window().comparison();
        Interval horizon = new Interval(
                comparison.evidence().from(), settings.window().hours().to());
        EvidenceAssembly.Joined evidence = EvidenceAssembly.join(reading.fleet, streams, horizon);
        Collection<Vm> gpuVms = reading.fleet.gpuVmsSince(comparison.hours().from());
        Function<Vm, String> serviceOf = vm -> service(settings.fleet(), vm);
        WindowMeasures report =
                new WindowMeasures(reading.report, reading.fleet, evidence, settings, gpuVms, serviceOf);
        WindowMeasures before =
                new WindowMeasures(reading.comparison, reading.fleet, evidence, settings, gpuVms, serviceOf);
        return new FleetFacts(
                settings,
                currency,
                bill,
                reading,
                evidence,
                report,
                before,
                quality,
                reading.spend(List.of(report, before)),
                ReportingDelay.learn(earlier.delays()),
                new Scope.All(),
                FleetFacts.services(report, settings.fleet()));
    }

    private static Advice advise(FleetFacts facts, Catalogue catalogue) {
        return Adviser.adviseEach(
                List.copyOf(ServiceCases.of(facts).values()), facts.settings().advice(), prices(facts, catalogue));
    }

    private static PriceBook prices(FleetFacts facts, Catalogue catalogue) {
        return new PriceBook(
                BilledPrices.of(facts),
                catalogue,
                facts.reading()
                        .fleet
                        .rates()
                        .perDollar(facts.currency(), facts.settings().reportDate())
                        .orElse(null));
    }

    static String service(FleetRules rules, Vm vm) {
        return rules.service(vm.last() == null ? null : vm.last().labels().service(), vm.name());
    }

    static String environment(FleetRules rules, Vm vm) {
        return rules.environment(vm.last() == null ? null : vm.last().labels().environment(), vm.name());
    }

    /**
     * The report's currency: the one set, else the only one of the bill.
     *
     * @throws CurrencyUnclearException if none is set and the bill has none or several
     */
    public static CurrencyCode currency(AnalysisSettings settings, Bill bill) {
        return settings.currency() != null ? settings.currency() : onlyCurrency(bill);
    }

    private static CurrencyCode onlyCurrency(Bill bill) {
        SortedSet<CurrencyCode> currencies = new TreeSet<>();
        bill.days().forEach(day -> currencies.addAll(day.controls().keySet()));
        if (currencies.size() != 1) {
            throw new CurrencyUnclearException(currencies);
        }
        return currencies.first();
    }

    /** Which local days are settled: every account's export_time has moved far enough past their end (equations §12). */
    static Predicate<LocalDate> settled(AnalysisSettings settings, Bill bill) {
        Map<String, Instant> newest = new HashMap<>();
        bill.days()
                .forEach(day ->
                        newest.merge(day.billingAccount(), day.newestExportTime(), (a, b) -> a.isAfter(b) ? a : b));
        return day -> !newest.isEmpty() && newest.values().stream().allMatch(at -> isSettled(settings, at, day));
    }

    private static boolean isSettled(AnalysisSettings settings, Instant newestExport, LocalDate day) {
        Interval hours = new ReportZone(settings.zone()).hoursOf(day);
        return Micros.of(newestExport) >= hours.to() + Micros.of(settings.settleAfter());
    }
}
