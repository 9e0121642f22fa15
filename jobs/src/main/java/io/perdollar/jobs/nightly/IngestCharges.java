package io.perdollar.jobs.nightly;

import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.ledger.BillingReject;
import io.perdollar.jobs.ledger.BillingRejects;
import io.perdollar.jobs.ledger.DayState;
import io.perdollar.jobs.ledger.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Reads the days of the bill that are new or moved into the ledger, each whole (equations §12). */
@Configuration(value = "ingestChargesConfiguration", proxyBeanMethods = false)
class IngestCharges {
    private static final String NAME = "ingestCharges";

    @Bean(NAME)
    Step ingestCharges(JobRepository jobRepository, PlatformTransactionManager transactionManager, Night night) {
        return StepRules.step(NAME, jobRepository, transactionManager, (contribution, context) -> {
            NightlyParameters parameters = NightlyParameters.of(context);
            Run run = night.ledger()
                    .runs()
                    .find(parameters.reportDate(), parameters.attempt())
                    .orElseThrow();
            night.progress().step("reading the bill");
            int days = ingest(night, run);
            contribution.incrementWriteCount(days);
            return RepeatStatus.FINISHED;
        });
    }

    private static int ingest(Night night, Run run) {
        List<BillingSource> sources = new ArrayList<>();
        try {
            night.configuration()
                    .billing()
                    .forEach(entry -> sources.add(ChargeSources.open(entry, night.configuration())));
            return ingest(night, run, sources);
        } finally {
            sources.forEach(BillingSource::close);
        }
    }

    /** How many days were read. */
    static int ingest(Night night, Run run, List<BillingSource> sources) {
        sources.forEach(RejectLimits::check);
        recordRejects(night, run, sources);
        Set<AccountDay> wanted = new TreeSet<>(night.ledger().dayVersions().needs(offered(sources), readFrom(night)));
        int[] read = {0};
        for (BillingSource source : sources) {
            source.readDays(wanted::contains, day -> {
                night.ledger().dayVersions().replace(day, night.clock().instant());
                night.progress().advanced(++read[0], wanted.size());
            });
        }
        return read[0];
    }

    /** Each day of each account once; two sources that both have it would count it twice. */
    private static List<DayState> offered(List<BillingSource> sources) {
        Map<AccountDay, String> owners = new HashMap<>();
        List<DayState> offered = new ArrayList<>();
        for (BillingSource source : sources) {
            for (DayControl control : source.controls()) {
                AccountDay day = control.accountDay();
                String other = owners.putIfAbsent(day, source.name());
                if (other != null) {
                    throw new DataCheckException("billing: expected each day of an account in one entry, got "
                            + day + " in '" + other + "' and in '" + source.name()
                            + "'; remove one of the entries or narrow its files");
                }
                offered.add(new DayState(day, control.rows(), control.newestExportTime()));
            }
        }
        return offered;
    }

    /** First day of the restatement window before the last success; everything where there was none. */
    private static LocalDate readFrom(Night night) {
        int restateDays = night.configuration().billing().stream()
                .mapToInt(BillingEntry::restateDays)
                .max()
                .orElse(0);
        return night.ledger()
                .runs()
                .lastSuccess()
                .map(run -> run.reportDate().minusDays(restateDays))
                .orElse(LocalDate.EPOCH);
    }

    private static void recordRejects(Night night, Run run, List<BillingSource> sources) {
        List<BillingRejects.Count> counts = new ArrayList<>();
        List<BillingReject> kept = new ArrayList<>();
        for (BillingSource source : sources) {
            if (source.rejectedRows() > 0) {
                source.rejectedByReason()
                        .forEach((reason, rows) ->
                                counts.add(new BillingRejects.Count(source.name(), reason.defect(), rows)));
                source.rejects()
                        .forEach(row -> kept.add(
                                new BillingReject(row.file(), row.reason().defect(), row.line(), row.excerpt())));
            }
        }
        night.ledger().billingRejects().record(run, counts, kept);
    }
}
