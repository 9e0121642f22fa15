package io.perdollar.jobs.nightly;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.ledger.RunStatus;
import io.perdollar.jobs.mail.FailureNotice;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.output.RunFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The nightly job of one configuration, with the ledger held from opening to closing. */
public final class Nightly implements AutoCloseable {
    private final Night night;
    private final ConfigurableApplicationContext context;

    /**
     * A run that is done.
     *
     * @param folder where its files are; null where none were asked for
     */
    public record Outcome(
            LocalDate reportDate,
            int attempt,
            FleetReport report,
            @Nullable Path folder) {}

    private Nightly(Night night, ConfigurableApplicationContext context) {
        this.night = night;
        this.context = context;
    }

    /**
     * Takes the ledger and makes the job ready.
     *
     * @param mail what is done with the mails of its reports
     *
     * @throws io.perdollar.jobs.ledger.LedgerBusyException if another run holds the ledger
     */
    public static Nightly open(Configuration configuration, Clock clock, ProgressListener progress, MailOrder mail) {
        Ledger ledger = LedgerPlaces.open(configuration, clock, mail.environment());
        try {
            Night night = new Night(configuration, ledger, clock, progress, mail);
            return new Nightly(night, context(night));
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** Spring without Boot's own start: nothing here is configured by what lies on the class path. */
    private static ConfigurableApplicationContext context(Night night) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Night.class, () -> night);
        context.registerBean(ReportInMaking.class, () -> new ReportInMaking(night));
        context.register(
                BatchRepository.class,
                NightlyJob.class,
                IngestCharges.class,
                IngestRequests.class,
                AnalyzeFleet.class,
                WriteReport.class,
                SendReport.class);
        context.refresh();
        return context;
    }

    /**
     * Reads everything new and reports a date. A run of that date that was interrupted or failed goes on; a finished one is
     * made again as a further attempt.
     *
     * @param render whether the files are written; without, {@code report} can render them later
     * @throws DataCheckException if the data cannot be reported as they are
     */
    public Outcome run(LocalDate reportDate, boolean render) {
        Run run = unended(reportDate)
                .orElseGet(() -> night.ledger()
                        .runs()
                        .start(
                                reportDate,
                                AnalysisRules.engine(night.configuration()),
                                night.clock().instant()));
        NightlyParameters parameters = new NightlyParameters(reportDate, run.attempt(), render);
        try {
            JobExecution execution = execute(parameters.toJobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(execution);
            }
        } catch (RuntimeException e) {
            failed(run, e);
            throw e;
        }
        Run done = night.ledger().runs().find(reportDate, run.attempt()).orElseThrow();
        FleetReport report = context.getBean(ReportInMaking.class).of(done).report();
        return new Outcome(
                reportDate,
                run.attempt(),
                report,
                render ? new RunFolder(night.configuration().output(), reportDate).path() : null);
    }

    /** A report that is made stays made when its mail fails; the job goes on there the next time. */
    private void failed(Run run, RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        Run now = night.ledger().runs().find(run.reportDate(), run.attempt()).orElse(run);
        if (now.status() != RunStatus.FINISHED) {
            night.ledger().runs().fail(run, message, night.clock().instant());
        }
        if (e instanceof StoppedException) {
            // Whoever stopped it knows.
            return;
        }
        new FailureNotice(night.configuration(), night.ledger(), night.clock(), night.mail()).send(run, message);
    }

    /** Whether a report of a date is in the ledger, and its job ended well. */
    public boolean isReported(LocalDate reportDate) {
        return night.ledger()
                        .runs()
                        .newest(reportDate)
                        .filter(run -> run.status() == RunStatus.FINISHED)
                        .isPresent()
                && unended(reportDate).isEmpty();
    }

    /** A run whose report was finished, but whose job was killed before it could say so. */
    private Optional<Run> unended(LocalDate reportDate) {
        return night.ledger()
                .runs()
                .newest(reportDate)
                .filter(run -> run.status() == RunStatus.FINISHED)
                .filter(run -> {
                    JobExecution last =
                            lastExecution(new NightlyParameters(reportDate, run.attempt(), true).toJobParameters());
                    return last != null && last.getStatus() != BatchStatus.COMPLETED;
                });
    }

    private JobExecution execute(JobParameters parameters) {
        JobOperator operator = context.getBean(JobOperator.class);
        JobExecution last = lastExecution(parameters);
        if (last != null && last.isRunning()) {
            // We hold the ledger, so whoever started it is gone.
            operator.recover(last);
        }
        try {
            return operator.start(context.getBean(Job.class), parameters);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the job could not be started: " + e.getMessage(), e);
        }
    }

    private @Nullable JobExecution lastExecution(JobParameters parameters) {
        return context.getBean(JobRepository.class).getLastJobExecution(NightlyJob.NAME, parameters);
    }

    private static RuntimeException failure(JobExecution execution) {
        for (Throwable failure : execution.getAllFailureExceptions()) {
            return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        return new IllegalStateException("the job ended as " + execution.getExitStatus());
    }

    /** Folds what is older than the retention allows, rewrites the ledger's file compactly and gives it free. */
    public void finish() {
        LocalDate today = LocalDate.ofInstant(
                night.clock().instant(), night.configuration().report().timeZone());
        night.ledger()
                .retention()
                .apply(today.minusDays(
                        night.configuration().ledger().keepHours().toDays()));
        context.close();
        night.ledger().compact();
    }

    @Override
    public void close() {
        context.close();
        night.ledger().close();
    }
}
