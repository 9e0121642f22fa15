package io.perdollar.jobs.nightly;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces in a thread of its own while the caller's thread works on the piece before: the caller's has the transactions.
 * Pieces come in the order of reading, and each that was read is worked on before a failure of reading is thrown.
 *
 * @param <T> a piece
 */
final class ReadAhead<T> {
    /** So many pieces wait at most, as reading and work take turns in being slow. */
    private static final int AHEAD = 4;

    private final Predicate<T> goesOn;

    /** @param goesOn whether the piece behind this one may be read before this one is done */
    ReadAhead(Predicate<T> goesOn) {
        this.goesOn = goesOn;
    }

    /** A piece; none where reading has ended, by this failure if there is one. */
    private record Handed<T>(@Nullable T piece, @Nullable Throwable failure) {}

    /** The reader was told to end. */
    private static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Reads everything, and returns when all of it is done.
     *
     * @param reading hands each piece to the consumer that it is given
     * @param work what the calling thread does with each
     * @throws RuntimeException what reading or work threw; nothing runs any more then
     */
    void run(Consumer<Consumer<T>> reading, Consumer<T> work) {
        BlockingQueue<Handed<T>> handed = new ArrayBlockingQueue<>(AHEAD);
        SynchronousQueue<Boolean> done = new SynchronousQueue<>();
        Thread reader = new Thread(() -> read(reading, handed, done), "reading-ahead");
        reader.setDaemon(true);
        reader.start();
        try {
            Handed<T> next = handed.take();
            for (; next.piece() != null; next = handed.take()) {
                work.accept(next.piece());
                if (!goesOn.test(next.piece())) {
                    done.put(true);
                }
            }
            rethrow(next.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading ahead", e);
        } finally {
            end(reader);
        }
    }

    private void read(Consumer<Consumer<T>> reading, BlockingQueue<Handed<T>> handed, SynchronousQueue<Boolean> done) {
        Throwable failure = null;
        try {
            reading.accept(piece -> {
                try {
                    handed.put(new Handed<>(piece, null));
                    if (!goesOn.test(piece)) {
                        done.take();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new GivenUpException();
                }
            });
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        try {
            handed.put(new Handed<>(null, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits any more
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** The source must not be closed under the reader. */
    private static void end(Thread reader) {
        boolean interrupted = Thread.interrupted();
        reader.interrupt();
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
