package io.perdollar.analysis.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Hands things to two consumers that know nothing of each other: some thousands at a time, to both at once. Each sees all of
 * them in their order, from one thread at a time. To be closed when all were given.
 */
final class TwoReaders<T> implements Consumer<T>, AutoCloseable {
    private static final int AT_ONCE = 4_096;

    private final Consumer<T> first;
    private final Consumer<T> second;
    private final List<T> given = new ArrayList<>(AT_ONCE);

    TwoReaders(Consumer<T> first, Consumer<T> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void accept(T thing) {
        given.add(thing);
        if (given.size() == AT_ONCE) {
            handOver();
        }
    }

    private void handOver() {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> given.forEach(second));
        try {
            given.forEach(first);
        } finally {
            try {
                join(beside);
            } finally {
                given.clear(); // also after a failure: closing hands over what is left
            }
        }
    }

    private static void join(CompletableFuture<Void> beside) {
        try {
            beside.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        handOver();
    }
}
