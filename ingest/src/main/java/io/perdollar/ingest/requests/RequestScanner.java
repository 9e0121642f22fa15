package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.FileFinder;
import io.perdollar.ingest.requests.files.FoundFiles;
import io.perdollar.ingest.requests.files.Placeholder;
import io.perdollar.ingest.requests.files.StreamFiles;
import io.perdollar.ingest.requests.scan.ContentScan;
import io.perdollar.ingest.requests.scan.FormatScanner;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Reads what is new in the files of a source. Files are spread over threads, large plain files in parts; the outcome depends
 * on neither.
 */
public final class RequestScanner {

    private static final long PART_BYTES = 8L << 20;

    private final int threads;
    private final DecompressionLimit limit;
    private final long partBytes;

    /** With a thread per core. */
    public RequestScanner() {
        this(Runtime.getRuntime().availableProcessors(), DecompressionLimit.USUAL);
    }

    /**
     * With a thread per core.
     *
     * @param limit where unpacking is given up
     */
    public RequestScanner(DecompressionLimit limit) {
        this(Runtime.getRuntime().availableProcessors(), limit);
    }

    /**
     * With chosen limits.
     *
     * @param threads that read, at least 1
     * @param limit where unpacking is given up
     */
    public RequestScanner(int threads, DecompressionLimit limit) {
        this(threads, limit, PART_BYTES);
    }

    RequestScanner(int threads, DecompressionLimit limit, long partBytes) {
        if (threads < 1) {
            throw new IllegalArgumentException("expected at least one thread, got " + threads);
        }
        this.threads = threads;
        this.limit = limit;
        this.partBytes = partBytes;
    }

    /**
     * Scans a source.
     *
     * @param known what earlier runs read
     * @param window which files are worth opening
     * @param rules what counts as a request
     * @throws io.perdollar.ingest.requests.format.LogFormatException if the format cannot be used
     */
    public SourceScan scan(
            RequestSource source, KnownContents known, ScanWindow window, EndpointRules rules, ScanProgress progress) {
        FormatScanner format = FormatScanner.compile(source.format(), source.wantedFields());
        SourceJob job = new SourceJob(source, format, rules, limit, partBytes, new ProgressCount(progress));
        FoundFiles found = FileFinder.find(source.files(), source.base());
        List<StreamPlan> plans = new ArrayList<>();
        for (StreamFiles files : found.streams()) {
            String name = streamName(files.placeholders());
            plans.add(StreamPlan.of(name, files, known.of(name), window, job));
        }
        run(tasks(source, plans), format);
        return new SourceScan(source, plans.stream().map(StreamPlan::result).toList(), found.notes());
    }

    /** The name of a stream within its source. */
    static String streamName(Map<Placeholder, String> placeholders) {
        return placeholders.isEmpty()
                ? "*"
                : placeholders.entrySet().stream()
                        .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** Large contents first, so that no thread is left with one at the end. */
    private static Queue<ContentJob.Task> tasks(RequestSource source, List<StreamPlan> plans) {
        record Work(ContentJob job, Subject subject) {}
        List<Work> works = new ArrayList<>();
        for (StreamPlan plan : plans) {
            Subject subject = subject(source, plan.files.placeholders());
            plan.jobs.forEach(job -> works.add(new Work(job, subject)));
        }
        works.sort(Comparator.comparingLong((Work work) -> work.job().weight()).reversed());
        Queue<ContentJob.Task> tasks = new ConcurrentLinkedQueue<>();
        works.forEach(work -> tasks.addAll(work.job().tasks(work.subject())));
        return tasks;
    }

    private static Subject subject(RequestSource source, Map<Placeholder, String> placeholders) {
        if (source.mapping() instanceof InstanceMapping.Fixed fixed) {
            return fixed.subject();
        }
        // Where lines name their subject, this one is never asked for.
        return source.mapping() instanceof InstanceMapping.ByPath
                ? RequestSource.subject(placeholders)
                : new Subject(Subject.Kind.SERVICE, source.name(), null, null);
    }

    private void run(Queue<ContentJob.Task> tasks, FormatScanner format) {
        int workers = Math.min(threads, tasks.size());
        if (workers == 0) {
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "request-scanner");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(executor.submit(() -> {
                    ContentScan.Worker worker = new ContentScan.Worker(format);
                    for (ContentJob.Task task = tasks.poll(); task != null; task = tasks.poll()) {
                        task.run(worker);
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scan of request logs was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scan of request logs failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
