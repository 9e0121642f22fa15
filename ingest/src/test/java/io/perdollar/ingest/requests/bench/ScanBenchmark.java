package io.perdollar.ingest.requests.bench;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.KnownContents;
import io.perdollar.ingest.requests.RequestScanner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.ScanProgress;
import io.perdollar.ingest.requests.ScanWindow;
import io.perdollar.ingest.requests.SourceScan;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.nio.file.Path;

/**
 * Scans files as the nightly job does, in a process of its own, and prints the counts and the time since the JVM started.
 *
 * <pre>{@code ScanBenchmark FILES FORMAT [THREADS [REPEAT]]}</pre>
 *
 * FORMAT is a name of {@link LogWriter.Format}, a preset or a log_format.
 */
public final class ScanBenchmark {

    private ScanBenchmark() {}

    public static void main(String[] args) {
        LogFormat format = LogFormat.parse(formatText(args[1]));
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        int repeat = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        boolean tokens =
                format.variable("upstream_http_x_prompt_tokens").isPresent() && format instanceof LogFormat.Template;
        RequestSource source = new RequestSource(
                "benchmark",
                FilePattern.parse(Path.of(args[0]).toAbsolutePath().toString()),
                Path.of("."),
                format,
                tokens
                        ? new TokenFields("upstream_http_x_prompt_tokens", "upstream_http_x_completion_tokens", null)
                        : TokenFields.NONE,
                new InstanceMapping.Fixed(Subject.instance("llm-1")),
                false,
                true);
        for (int i = 0; i < repeat; i++) {
            long start = System.nanoTime();
            SourceScan scan = new RequestScanner(threads, DecompressionLimit.USUAL)
                    .scan(source, KnownContents.NONE, ScanWindow.ALL, EndpointRules.DEFAULT, ScanProgress.NONE);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(scan.counts() + " in " + millis + " ms");
            scan.streams().forEach(stream -> stream.notes().forEach(System.out::println));
        }
    }

    private static String formatText(String name) {
        for (LogWriter.Format format : LogWriter.Format.values()) {
            if (format.name().replace('_', '-').equalsIgnoreCase(name)) {
                return format.text();
            }
        }
        return name;
    }
}
