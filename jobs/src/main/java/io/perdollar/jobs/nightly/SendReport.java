package io.perdollar.jobs.nightly;

import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.mail.Postman;
import io.perdollar.jobs.output.RunFolder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Mails the report to those whose mail is due; a report without files mails nobody. */
@Configuration(value = "sendReportConfiguration", proxyBeanMethods = false)
class SendReport {
    private static final String NAME = "sendReport";

    @Bean(NAME)
    Step sendReport(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            Night night,
            ReportInMaking making) {
        return StepRules.step(NAME, jobRepository, transactionManager, (contribution, context) -> {
            NightlyParameters parameters = NightlyParameters.of(context);
            if (parameters.render()) {
                Run run = night.ledger()
                        .runs()
                        .find(parameters.reportDate(), parameters.attempt())
                        .orElseThrow();
                night.progress().step("mailing the report");
                new Postman(night.configuration(), night.ledger(), night.clock(), night.mail())
                        .deliver(
                                run,
                                making.of(run).reports(),
                                new RunFolder(night.configuration().output(), run.reportDate()).path());
            }
            return RepeatStatus.FINISHED;
        });
    }
}
