package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.RequestScanner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.ScanWindow;
import io.perdollar.ingest.requests.SourceScan;
import io.perdollar.ingest.requests.StreamScan;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.ledger.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what is new in the request logs into the ledger, each source whole or not at all (equations §8, §9, §12). */
@Configuration(value = "ingestRequestsConfiguration", proxyBeanMethods = false)
class IngestRequests {
    private static final String NAME = "ingestRequests";
    private static final Logger LOG = LoggerFactory.getLogger(IngestRequests.class);

    @Bean(NAME)
    Step ingestRequests(JobRepository jobRepository, PlatformTransactionManager transactionManager, Night night) {
        return StepRules.step(NAME, jobRepository, transactionManager, (contribution, context) -> {
            NightlyParameters parameters = NightlyParameters.of(context);
            Run run = night.ledger()
                    .runs()
                    .find(parameters.reportDate(), parameters.attempt())
                    .orElseThrow();
            Inventory inventory = References.inventory(night.configuration());
            Map<RequestsEntry, RequestSource> files = new LinkedHashMap<>();
            for (RequestsEntry entry : night.configuration().requests()) {
                if (entry.place() instanceof RequestsEntry.Place.LogFiles) {
                    files.put(entry, RequestSources.of(entry, inventory));
                }
            }
            SharedFolders folders = SharedFolders.of(List.copyOf(files.values()));
            for (RequestsEntry entry : night.configuration().requests()) {
                StopSignal.check();
                night.progress().step("reading the logs of " + entry.name());
                RequestSource source = files.get(entry);
                long lines = source == null
                        ? new TableIngest(night, run, entry, inventory, transactionManager).run()
                        : ingest(night, run, source, RequestSources.unpackedLimit(entry), folders, transactionManager)
                                .counts()
                                .lines();
                contribution.incrementWriteCount(lines);
            }
            return RepeatStatus.FINISHED;
        });
    }

    static SourceScan ingest(
            Night night,
            Run run,
            RequestSource source,
            DecompressionLimit limit,
            SharedFolders folders,
            PlatformTransactionManager transactionManager) {
        EndpointRules rules = night.configuration().endpoints();
        AnalysisSettings settings = AnalysisRules.of(night.configuration(), run);
        StreamReadings readings = new StreamReadings(night.ledger().evidence(), source, rules);
        SourceScan scan = new RequestScanner(limit)
                .scan(
                        source,
                        readings::known,
                        new ScanWindow(Micros.instant(
                                settings.window().comparison().evidence().from())),
                        rules,
                        night.progress()::read);
        scan.notes().forEach(LOG::warn);
        RejectLimits.check(scan, rules);
        // One transaction: a source whose lines were refused leaves nothing, so that it is refused again until it is
        // mended.
        new TransactionTemplate(transactionManager).executeWithoutResult(status -> {
            for (StreamScan stream : scan.streams()) {
                stream.notes().forEach(LOG::warn);
                if (!folders.belongsToAnother(stream)) {
                    night.ledger()
                            .evidence()
                            .record(readings.of(stream), night.clock().instant());
                }
            }
        });
        return scan;
    }
}
