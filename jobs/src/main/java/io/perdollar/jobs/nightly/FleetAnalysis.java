package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.FleetAnalyzer;
import io.perdollar.analysis.measure.LogQuality;
import io.perdollar.analysis.measure.ScopedReports;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.jobs.ledger.BillingRejects;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.LedgerBill;
import io.perdollar.jobs.ledger.Restatement;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.ledger.UnusedLines;
import io.perdollar.reporting.rejects.Reject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The report of a run, from nothing but the ledger and what the run kept. */
final class FleetAnalysis {
    private final Ledger ledger;

    FleetAnalysis(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Analyses a run.
     *
     * @param run with its day versions and its generation of evidence fixed
     * @param scopes that reports are cut to as well
     */
    ScopedReports of(Run run, References references, Set<Scope> scopes) {
        AnalysisSettings settings = AnalysisRules.of(references.configuration(), run);
        LedgerBill bill = ledger.dayVersions().of(run);
        return FleetAnalyzer.analyze(
                settings,
                bill,
                streams(run, references, settings, bill),
                quality(run, settings, references),
                restated(run),
                references.inventory(),
                references.catalogue(),
                EarlierReports.of(ledger, run, settings, FleetAnalyzer.currency(settings, bill)),
                scopes);
    }

    /** The rejected rows and lines that the report shows, as far as they were kept. */
    List<Reject> rejects(Run run, References references) {
        Interval window =
                AnalysisRules.of(references.configuration(), run).window().hours();
        List<Reject> rejects = new ArrayList<>();
        ledger.billingRejects()
                .kept(run)
                .forEach(row ->
                        rejects.add(new Reject("billing", row.place(), row.lineNumber(), row.reason(), row.excerpt())));
        ledger.evidence()
                .rejects(
                        Micros.instant(window.from()),
                        Micros.instant(window.to()),
                        generation(run),
                        sources(references).keySet())
                .forEach(line -> rejects.add(new Reject(
                        line.source(),
                        line.reject().path(),
                        line.reject().lineNumber(),
                        line.reject().reason(),
                        line.reject().excerpt())));
        return rejects;
    }

    List<StreamEvidence> streams(Run run, References references, AnalysisSettings settings, LedgerBill bill) {
        Interval evidence = horizon(settings);
        List<StreamEvidence> streams = ledger.evidence()
                .evidence(utcDay(evidence.from()), utcDay(evidence.to() - 1), generation(run), sources(references));
        return CountingSources.settle(
                references.configuration().requests(),
                CompleteSources.extend(references.configuration().requests(), streams, bill, evidence));
    }

    private LogQuality quality(Run run, AnalysisSettings settings, References references) {
        Interval window = settings.window().hours();
        UnusedLines unused = ledger.evidence()
                .unused(
                        Micros.instant(window.from()),
                        Micros.instant(window.to()),
                        generation(run),
                        sources(references).keySet());
        long rows = ledger.billingRejects().counts(run).stream()
                .mapToLong(BillingRejects.Count::rows)
                .sum();
        return new LogQuality(unused.rejected(), unused.unmapped(), rows, unused.unrecognisedPaths());
    }

    private Map<String, List<RestatedDay>> restated(Run run) {
        Map<String, List<RestatedDay>> days = new HashMap<>();
        for (Restatement change : ledger.runs()
                .previous(run)
                .map(earlier -> ledger.runs().restated(run, earlier))
                .orElse(List.of())) {
            days.computeIfAbsent(change.billingAccount(), account -> new ArrayList<>())
                    .add(new RestatedDay(
                            change.day(),
                            change.before(),
                            change.after(),
                            change.reason().words()));
        }
        return days;
    }

    /** From the day before the comparison window to the end of the report window. */
    static Interval horizon(AnalysisSettings settings) {
        return new Interval(
                settings.window().comparison().evidence().from(),
                settings.window().hours().to());
    }

    /** Start of the first UTC hour that starts on a local day. */
    static long firstHour(LocalDate day, ZoneId zone) {
        return new ReportZone(zone).hoursOf(day).from();
    }

    static LocalDate utcDay(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), ZoneOffset.UTC);
    }

    private static Map<String, Boolean> sources(References references) {
        Map<String, Boolean> counts = new HashMap<>();
        references.configuration().requests().forEach(entry -> counts.put(entry.name(), RequestSources.counts(entry)));
        return counts;
    }

    private static long generation(Run run) {
        Long generation = run.evidenceGeneration();
        if (generation == null) {
            throw new IllegalStateException("expected the run of " + run.reportDate() + " to know its evidence");
        }
        return generation;
    }
}
