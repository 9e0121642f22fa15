package io.perdollar.jobs.nightly;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole pipeline, in order. Each step has a file of its name; they hand rows to each other through the ledger. */
@Configuration(proxyBeanMethods = false)
class NightlyJob {
    static final String NAME = "nightly";

    @Bean
    Job nightly(
            JobRepository jobRepository,
            Step ingestCharges,
            Step ingestRequests,
            Step analyzeFleet,
            Step writeReport,
            Step sendReport) {
        return new JobBuilder(NAME, jobRepository)
                .validator(NightlyParameters::validate)
                .start(ingestCharges)
                .next(ingestRequests)
                .next(analyzeFleet)
                .next(writeReport)
                .next(sendReport)
                .build();
    }
}
