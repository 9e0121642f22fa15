package io.perdollar.jobs.nightly;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** What holds for every step of the job. */
final class StepRules {
    private StepRules() {}

    /**
     * A step that opens its own transactions. It runs again in a restarted job although it had completed: it adds only what
     * is new, and what was wrong with the data may have been mended since.
     */
    static Step step(
            String name, JobRepository jobRepository, PlatformTransactionManager transactionManager, Tasklet work) {
        return new StepBuilder(name, jobRepository)
                .allowStartIfComplete(true)
                .tasklet(
                        (contribution, context) -> {
                            StopSignal.check();
                            return work.execute(contribution, context);
                        },
                        transactionManager)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .build();
    }
}
