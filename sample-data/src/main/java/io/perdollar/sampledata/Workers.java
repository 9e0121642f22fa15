package io.perdollar.sampledata;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Writes files side by side on all cores and hands over their results in order, so that sums never depend on luck. */
final class Workers implements AutoCloseable {
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads;
    private final int total;
    private final ProgressListener progress;
    private long bytes;
    private int done;

    /**
     * @param total files of all runs together
     * @param progress told after each
     */
    Workers(int total, ProgressListener progress) {
        this.total = total;
        this.progress = progress;
        threads = Executors.newFixedThreadPool(cores);
    }

    /**
     * Runs tasks; few of them wait at a time, so that results do not pile up.
     *
     * @param size bytes of a result
     * @param sink hears results in the order of the tasks
     */
    <T> void run(List<Callable<T>> tasks, ToLongFunction<T> size, Consumer<T> sink) throws IOException {
        ArrayDeque<Future<T>> running = new ArrayDeque<>();
        Iterator<Callable<T>> rest = tasks.iterator();
        while (rest.hasNext() || !running.isEmpty()) {
            while (rest.hasNext() && running.size() < 2 * cores) {
                Callable<T> task = rest.next();
                running.add(threads.submit(() -> {
                    T result = task.call();
                    advance(size.applyAsLong(result));
                    return result;
                }));
            }
            sink.accept(result(running.remove()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private synchronized void advance(long more) {
        bytes += more;
        done++;
        progress.advanced(bytes, done, total);
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing the sample", e);
        }
    }
}
