package io.perdollar.jobs.nightly;

import io.perdollar.analysis.advice.WhatIf;
import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.FleetAnalyzer;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.LedgerBill;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.ledger.RunStatus;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.mail.MailedReports;
import io.perdollar.jobs.mail.Postman;
import io.perdollar.jobs.mail.Scopes;
import io.perdollar.jobs.nightly.ReportInMaking.Made;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report that was made before, made again from what the ledger keeps of it (equations §12). */
public final class StoredReport {
    private StoredReport() {}

    /**
     * Renders the files of a date again.
     *
     * @param configuration tells where the ledger and the output are; everything else is as it was then
     * @param attempt null for the one that was mailed, else the newest finished one
     * @param mail what is done with its mails: readers and server are those of {@code configuration}
     * @throws ConfigurationException if the ledger knows no such report
     */
    public static Nightly.Outcome render(
            Configuration configuration,
            Clock clock,
            LocalDate date,
            @Nullable Integer attempt,
            ProgressListener progress,
            MailOrder mail) {
        try (Ledger ledger = LedgerPlaces.open(configuration, clock, mail.environment())) {
            progress.step("reading the ledger");
            Run run = find(ledger, date, attempt)
                    .orElseThrow(() -> new ConfigurationException("--date: expected a date that was reported, got "
                            + date
                            + (attempt == null ? "" : " attempt " + attempt)
                            + "; make the report with: perdollar nightly --config " + configuration.file() + " --date "
                            + date));
            Made made = restore(
                    ledger,
                    configuration,
                    run,
                    mail.mode() == MailOrder.Mode.NONE ? Set.of() : Scopes.ofReaders(configuration));
            progress.step("writing the report");
            Path folder = WriteReport.write(made, configuration.output(), configuration.report());
            progress.step("mailing the report");
            new Postman(configuration, ledger, clock, mail).deliver(run, made.reports(), folder);
            return new Nightly.Outcome(date, run.attempt(), made.report(), folder);
        }
    }

    /**
     * The answer to a question, and the report on whose evidence it stands.
     *
     * @param date of that report
     */
    public record Answer(Recommendation answer, LocalDate date, CurrencyCode currency) {}

    /**
     * Replays a change that somebody names on what a report knew, with the configuration that was in force then.
     *
     * @param environment variables that may hold the ledger's password
     * @param date null for the newest report
     * @throws ConfigurationException if the ledger knows no such report, or the question has no answer there
     */
    public static Answer whatIf(
            Configuration configuration,
            Clock clock,
            Map<String, String> environment,
            @Nullable LocalDate date,
            WhatIf question,
            ProgressListener progress) {
        try (Ledger ledger = LedgerPlaces.open(configuration, clock, environment)) {
            progress.step("reading the ledger");
            Run run = (date == null
                            ? ledger.runs().lastSuccess()
                            : ledger.runs().newestFinished(date))
                    .orElseThrow(() -> new ConfigurationException("expected a report to replay on, found none"
                            + (date == null ? "" : " of " + date) + "; make one with: perdollar nightly --config "
                            + configuration.file()));
            Map<String, String> texts = ledger.runs().texts(run);
            Configuration then = RunTexts.configuration(texts, configuration);
            AnalysisSettings settings = AnalysisRules.of(then, run);
            LedgerBill bill = ledger.dayVersions().of(run);
            progress.step("replaying");
            References references = references(texts, then, settings);
            Recommendation answer = FleetAnalyzer.whatIf(
                    question,
                    settings,
                    bill,
                    new FleetAnalysis(ledger).streams(run, references, settings, bill),
                    references.inventory(),
                    references.catalogue());
            CurrencyCode currency = FleetAnalyzer.currency(settings, bill);
            return new Answer(answer, run.reportDate(), currency);
        } catch (WhatIf.UnansweredException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static References references(Map<String, String> texts, Configuration then, AnalysisSettings settings) {
        Interval horizon = FleetAnalysis.horizon(settings);
        return RunTexts.restore(
                texts, then, FleetAnalysis.utcDay(horizon.from()), FleetAnalysis.utcDay(horizon.to() - 1));
    }

    private static Optional<Run> find(Ledger ledger, LocalDate date, @Nullable Integer attempt) {
        if (attempt != null) {
            return ledger.runs().find(date, attempt).filter(run -> run.status() == RunStatus.FINISHED);
        }
        OptionalInt mailed = MailedReports.attempt(ledger, date);
        return mailed.isPresent()
                ? ledger.runs().find(date, mailed.getAsInt())
                : ledger.runs().newestFinished(date);
    }

    private static Made restore(Ledger ledger, Configuration configuration, Run run, Set<Scope> scopes) {
        Map<String, String> texts = ledger.runs().texts(run);
        Configuration then = RunTexts.configuration(texts, configuration);
        References references = references(texts, then, AnalysisRules.of(then, run));
        FleetAnalysis analysis = new FleetAnalysis(ledger);
        return new Made(run, references, analysis.of(run, references, scopes), analysis.rejects(run, references));
    }
}
