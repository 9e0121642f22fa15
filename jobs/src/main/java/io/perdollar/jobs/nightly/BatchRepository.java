package io.perdollar.jobs.nightly;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Spring Batch keeps its job repository in the ledger's own database, in the same transactions. */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class BatchRepository {
    @Bean(destroyMethod = "")
    DataSource dataSource(Night night) {
        return night.ledger().dataSource();
    }

    @Bean
    PlatformTransactionManager transactionManager(Night night) {
        return night.ledger().transactionManager();
    }
}
