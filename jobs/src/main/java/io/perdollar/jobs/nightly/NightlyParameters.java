package io.perdollar.jobs.nightly;

import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.scope.context.ChunkContext;

/**
 * The parameters of one nightly job. Date and attempt identify the instance: a restart goes on with the same, a report that
 * is made again is a further attempt.
 *
 * @param reportDate last local day of the report
 * @param attempt from 1
 * @param render whether the files of the report are written; it identifies nothing
 */
record NightlyParameters(LocalDate reportDate, int attempt, boolean render) {
    private static final String REPORT_DATE = "reportDate";
    private static final String ATTEMPT = "attempt";
    private static final String RENDER = "render";

    NightlyParameters {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, got " + attempt);
        }
    }

    static NightlyParameters from(JobParameters parameters) {
        LocalDate date = parameters.getLocalDate(REPORT_DATE);
        Long attempt = parameters.getLong(ATTEMPT);
        String render = parameters.getString(RENDER);
        if (date == null || attempt == null || render == null) {
            throw new IllegalArgumentException(
                    "expected " + REPORT_DATE + ", " + ATTEMPT + " and " + RENDER + ", got " + parameters);
        }
        return new NightlyParameters(date, Math.toIntExact(attempt), Boolean.parseBoolean(render));
    }

    static NightlyParameters of(ChunkContext context) {
        return from(context.getStepContext().getStepExecution().getJobParameters());
    }

    static void validate(JobParameters parameters) throws InvalidJobParametersException {
        try {
            from(parameters);
        } catch (IllegalArgumentException e) {
            throw new InvalidJobParametersException(String.valueOf(e.getMessage()));
        }
    }

    JobParameters toJobParameters() {
        return new JobParametersBuilder()
                .addLocalDate(REPORT_DATE, reportDate)
                .addLong(ATTEMPT, (long) attempt)
                .addString(RENDER, Boolean.toString(render), false)
                .toJobParameters();
    }
}
