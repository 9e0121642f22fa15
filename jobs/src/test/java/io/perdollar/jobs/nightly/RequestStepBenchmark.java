package io.perdollar.jobs.nightly;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.requests.KnownContents;
import io.perdollar.ingest.requests.RequestScanner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.ScanProgress;
import io.perdollar.ingest.requests.ScanWindow;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.mail.MailOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What the request step of {@code nightly} takes beyond the bare scan, in one JVM: scans a {@code combined-time} log of the
 * scanner's {@code LogWriter} bare and as the step does, with a ledger that is new each time. Prints each round and the
 * least of both.
 *
 * <pre>{@code RequestStepBenchmark FILE [ROUNDS]}</pre>
 */
public final class RequestStepBenchmark {

    private static final Instant NOW = Instant.parse("2026-10-29T04:00:00Z");

    private RequestStepBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]).toAbsolutePath();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("request-step");
        Configuration configuration = Configuration.parse(folder.resolve("perdollar.yaml"), """
                billing:
                  - files: billing/*.json
                requests:
                  - name: llm
                    files: %s
                    instance: llm-1
                    format: |
                      log_format llm '$remote_addr - $remote_user [$time_local] "$request" '
                                     '$status $body_bytes_sent "$http_referer" "$http_user_agent" $request_time';
                """.formatted(log));
        RequestSource source = RequestSources.of(configuration.requests().get(0), Inventory.NONE);
        long leastBare = Long.MAX_VALUE;
        long leastStep = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long bare = bare(configuration, source);
            long step = step(configuration, source, folder.resolve("ledger-" + round));
            leastBare = Math.min(leastBare, bare);
            leastStep = Math.min(leastStep, step);
            System.out.println("bare scan " + bare + " ms, step with ledger " + step + " ms");
        }
        System.out.println("least: bare scan " + leastBare + " ms, step with ledger " + leastStep + " ms, beyond it "
                + (leastStep - leastBare) + " ms");
    }

    private static long bare(Configuration configuration, RequestSource source) {
        long start = System.nanoTime();
        new RequestScanner()
                .scan(source, KnownContents.NONE, ScanWindow.ALL, configuration.endpoints(), ScanProgress.NONE);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long step(Configuration configuration, RequestSource source, Path place) {
        try (Ledger ledger = Ledger.open(place, NOW)) {
            Run run = ledger.runs().start(LocalDate.parse("2026-10-28"), "files", NOW);
            Night night = new Night(
                    configuration, ledger, Clock.fixed(NOW, ZoneOffset.UTC), ProgressListener.SILENT, MailOrder.NOBODY);
            long start = System.nanoTime();
            IngestRequests.ingest(
                    night,
                    run,
                    source,
                    DecompressionLimit.USUAL,
                    SharedFolders.of(List.of(source)),
                    ledger.transactionManager());
            return (System.nanoTime() - start) / 1_000_000;
        }
    }
}
