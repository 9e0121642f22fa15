package io.perdollar.jobs.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static void read(int pieces, Consumer<Integer> sink) {
        IntStream.range(0, pieces).forEach(sink::accept);
    }

    @Test
    void handsOverEachPieceInOrderInTheCallersThread() {
        List<Integer> done = new ArrayList<>();
        Thread caller = Thread.currentThread();
        new ReadAhead<Integer>(piece -> true).run(sink -> read(100, sink), piece -> {
            assertSame(caller, Thread.currentThread());
            done.add(piece);
        });
        assertEquals(IntStream.range(0, 100).boxed().toList(), done);
    }

    @Test
    void readsTheNextPieceWhileOneIsWorkedOn() {
        CountDownLatch secondWasRead = new CountDownLatch(1);
        new ReadAhead<Integer>(piece -> true)
                .run(
                        sink -> {
                            sink.accept(0);
                            secondWasRead.countDown();
                            sink.accept(1);
                        },
                        piece -> {
                            try {
                                secondWasRead.await(); // for ever, if reading waited for this
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertEquals(0, secondWasRead.getCount());
    }

    @Test
    void waitsForAPieceBehindWhichNothingMayBeRead() {
        AtomicInteger held = new AtomicInteger();
        new ReadAhead<Integer>(piece -> false)
                .run(
                        sink -> IntStream.range(0, 50).forEach(piece -> {
                            assertEquals(0, held.getAndIncrement());
                            sink.accept(piece);
                        }),
                        piece -> held.decrementAndGet());
        assertEquals(0, held.get());
    }

    @Test
    void worksOnWhatWasReadBeforeReadingFailed() {
        List<Integer> done = new ArrayList<>();
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> new ReadAhead<Integer>(piece -> true)
                        .run(
                                sink -> {
                                    read(3, sink);
                                    throw new IllegalStateException("the disk is gone");
                                },
                                done::add));
        assertEquals("the disk is gone", thrown.getMessage());
        assertEquals(List.of(0, 1, 2), done);
    }

    @Test
    void endsReadingBeforeItThrowsWhatWorkThrew() {
        AtomicBoolean reading = new AtomicBoolean();
        AtomicInteger read = new AtomicInteger();
        for (boolean goesOn : new boolean[] {true, false}) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> new ReadAhead<Integer>(piece -> goesOn)
                            .run(
                                    sink -> {
                                        reading.set(true);
                                        try {
                                            read(1_000, piece -> {
                                                read.incrementAndGet();
                                                sink.accept(piece);
                                            });
                                        } finally {
                                            reading.set(false);
                                        }
                                    },
                                    piece -> {
                                        throw new UnsupportedOperationException();
                                    }));
            assertFalse(reading.get(), "still reading");
        }
        assertTrue(read.get() < 100, "read on: " + read);
    }
}
