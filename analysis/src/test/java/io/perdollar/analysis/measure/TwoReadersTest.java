package io.perdollar.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoReadersTest {
    private static final List<Integer> MANY = IntStream.range(0, 10_000).boxed().toList();

    @Test
    void givesEverythingInItsOrderToBoth() {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        try (TwoReaders<Integer> both = new TwoReaders<>(first::add, second::add)) {
            MANY.forEach(both);
        }
        assertEquals(MANY, first);
        assertEquals(MANY, second);
    }

    @Test
    void throwsWhatEitherThrew() {
        for (int bad : new int[] {0, 1}) {
            IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> {
                try (TwoReaders<Integer> both = new TwoReaders<>(thing -> fail(bad == 0), thing -> fail(bad == 1))) {
                    MANY.forEach(both);
                }
            });
            assertEquals("not this", thrown.getMessage());
        }
    }

    private static void fail(boolean really) {
        if (really) {
            throw new IllegalArgumentException("not this");
        }
    }
}
