package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.ScopedReports;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.time.Interval;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.LedgerBill;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.ledger.RunTotal;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Fixes what the report is made from and makes it; everything that may refuse a report does so here. */
@Configuration(value = "analyzeFleetConfiguration", proxyBeanMethods = false)
class AnalyzeFleet {
    private static final String NAME = "analyzeFleet";

    @Bean(NAME)
    Step analyzeFleet(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            Night night,
            ReportInMaking making) {
        return StepRules.step(NAME, jobRepository, transactionManager, (contribution, context) -> {
            NightlyParameters parameters = NightlyParameters.of(context);
            Run run = night.ledger()
                    .runs()
                    .find(parameters.reportDate(), parameters.attempt())
                    .orElseThrow();
            night.progress().step("analysing");
            ScopedReports reports = making.of(fix(night, run)).reports();
            FleetReport report = reports.whole();
            night.ledger()
                    .runs()
                    .recordTotal(
                            run,
                            new RunTotal(
                                    report.header().from(),
                                    report.header().currency(),
                                    report.totals().billedCost()));
            night.ledger()
                    .adviceBook()
                    .record(run, report.header().currency(), reports.advice(), reports.days(), report.lives());
            return RepeatStatus.FINISHED;
        });
    }

    private static Run fix(Night night, Run run) {
        Ledger ledger = night.ledger();
        AnalysisSettings settings = AnalysisRules.of(night.configuration(), run);
        Interval bill = new Interval(
                settings.window().comparison().hours().from(),
                settings.window().hours().to());
        LedgerBill days = ledger.dayVersions()
                .current(
                        FleetAnalysis.utcDay(
                                Math.min(bill.from(), FleetAnalysis.firstHour(settings.firstDay(), settings.zone()))),
                        FleetAnalysis.utcDay(bill.to() - 1));
        SettledDays.check(settings, days, night.clock().instant());
        return ledger.runs()
                .fix(
                        run,
                        days,
                        ledger.evidence().generation(),
                        RunTexts.of(night.configuration(), ExportedPrices.read(night, run, days)));
    }
}
