package io.perdollar.jobs.nightly;

import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.bigquery.billing.BillReading;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.ChargeDayHash;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.ledger.BillingReject;
import io.perdollar.jobs.ledger.BillingRejects;
import io.perdollar.jobs.ledger.DayState;
import io.perdollar.jobs.ledger.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(IngestCharges.class);

    /** BigQuery refuses a moment that its own clock has not reached: clocks may differ by so much. */
    private static final Duration SNAPSHOT_AGE = Duration.ofMinutes(1);

    /** A day as it was read, with what takes as long as writing it. */
    private record ReadDay(ChargeDay charges, String hash) {
        /** A day of more charges is written before the next one is read: several of them need not be in memory. */
        private static final int FEW_CHARGES = 20_000;

        static ReadDay of(ChargeDay day) {
            return new ReadDay(day, ChargeDayHash.of(day));
        }

        boolean isSmall() {
            return charges.charges().size() <= FEW_CHARGES;
        }
    }

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
            BillReading reading = reading(night);
            night.configuration()
                    .billing()
                    .forEach(entry ->
                            sources.add(ChargeSources.open(entry, night.configuration(), reading, asker(run))));
            return ingest(night, run, sources);
        } finally {
            sources.forEach(BillingSource::close);
        }
    }

    /** How many days were read. */
    static int ingest(Night night, Run run, List<BillingSource> sources) {
        sources.forEach(RejectLimits::check);
        sources.forEach(IngestCharges::sayWhatIsMissing);
        recordRejects(night, run, sources);
        Set<AccountDay> wanted = new TreeSet<>(night.ledger()
                .dayVersions()
                .needs(offered(sources), reading(night).daysFrom()));
        int[] read = {0};
        for (BillingSource source : sources) {
            ReadAhead<ReadDay> days = new ReadAhead<>(ReadDay::isSmall);
            days.run(sink -> source.readDays(wanted::contains, day -> sink.accept(ReadDay.of(day))), day -> {
                night.ledger()
                        .dayVersions()
                        .replace(day.charges(), day.hash(), night.clock().instant());
                night.progress().advanced(++read[0], wanted.size());
                StopSignal.check();
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
    private static BillReading reading(Night night) {
        int restateDays = night.configuration().billing().stream()
                .mapToInt(BillingEntry::restateDays)
                .max()
                .orElse(0);
        Instant snapshot = night.clock().instant().minus(SNAPSHOT_AGE);
        return night.ledger()
                .runs()
                .lastSuccess()
                .map(run -> new BillReading(snapshot, run.reportDate().minusDays(restateDays), run.startedAt()))
                .orElseGet(() -> BillReading.whole(snapshot));
    }

    /** What asks BigQuery: after a broken connection it finds the jobs that it made; a run that is started again asks anew. */
    static String asker(Run run) {
        return run.reportDate() + " attempt " + run.attempt() + " started " + run.startedAt();
    }

    private static void sayWhatIsMissing(BillingSource source) {
        if (source instanceof ExportTable table && !table.isDetailed()) {
            LOG.warn(
                    "billing '{}' is the standard export, which names no resource: no VM has a cost of its own, cost falls"
                            + " to project and SKU; switch the detailed export on",
                    table.name());
        }
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
