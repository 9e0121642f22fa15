package io.perdollar.jobs.nightly;

import io.perdollar.jobs.config.ReportSettings;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.nightly.ReportInMaking.Made;
import io.perdollar.jobs.output.RunFolder;
import io.perdollar.jobs.output.ScratchFolder;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.chart.Fonts;
import io.perdollar.reporting.text.Language;
import java.nio.file.Path;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Writes the files of the report and moves them into place; then the run is finished. */
@Configuration(value = "writeReportConfiguration", proxyBeanMethods = false)
class WriteReport {
    private static final String NAME = "writeReport";

    @Bean(NAME)
    Step writeReport(
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
            if (parameters.render()) {
                night.progress().step("writing the report");
                write(
                        making.of(run),
                        night.configuration().output(),
                        night.configuration().report());
            }
            night.ledger().runs().finish(run, night.clock().instant());
            return RepeatStatus.FINISHED;
        });
    }

    /**
     * Writes a report's folder.
     *
     * @param settings in force now, for their language: what is told stays the run's own
     */
    static Path write(Made made, Path output, ReportSettings settings) {
        Fonts.keepIn(ScratchFolder.ofProcess());
        return new RunFolder(output, made.run().reportDate())
                .replace(folder -> ReportFiles.write(
                        made.report(), made.rejects(), folder, language(settings), ActionRules.of(made.references())));
    }

    private static Language language(ReportSettings settings) {
        return switch (settings.language()) {
            case EN -> Language.ENGLISH;
            case KO -> Language.KOREAN;
        };
    }
}
