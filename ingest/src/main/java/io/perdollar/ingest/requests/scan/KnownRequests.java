package io.perdollar.ingest.requests.scan;

/**
 * Request lines that came before, so that the end of one need not be searched for: nearly all lines of a log have one of a
 * few. They are compared up to the byte that ends them, all words at once, and have numbers by which more can be remembered
 * of them. One per thread.
 */
final class KnownRequests {

    /** No number. */
    static final int UNKNOWN = -1;

    /** So many numbers are given before one must start again with another object. */
    static final int MOST = 1 << 12;

    /** Bytes of the shortest with the one that ends it. The hash takes in sixteen: what follows is nearly always the same. */
    private static final int SHORTEST = 12;

    /** Words of the longest request line with its quote. */
    private static final int WORDS = 6;

    private static final int SLOTS = 256;
    private static final int SLOT_BITS = 8;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    /** A slot that is taken gives way to a newcomer once in so many times. */
    private static final int PATIENCE = 64;

    /** Per slot the words, zeros behind the text; then ones where the text is. */
    private final long[] texts = new long[2 * SLOTS * 2 * WORDS];

    /** Per slot. */
    private final int[] lengths = new int[2 * SLOTS];

    private final int[] numbers = new int[2 * SLOTS];
    private final int[] methodLengths = new int[2 * SLOTS];
    private final int[] uriStarts = new int[2 * SLOTS];
    private int given;
    private int turnedAway;

    /** The slot of the request line that starts at {@code at}, or -1. */
    int find(byte[] b, int at) {
        int slot = slotByStart(b, at);
        if (holds(slot, b, at)) {
            return slot;
        }
        int further = slotByMore(b, at);
        return holds(further, b, at) ? further : -1;
    }

    private boolean holds(int slot, byte[] b, int at) {
        int t = slot * 2 * WORDS;
        long[] words = texts;
        long difference = ((Swar.load(b, at) ^ words[t]) & words[t + WORDS])
                | ((Swar.load(b, at + 8) ^ words[t + 1]) & words[t + WORDS + 1])
                | ((Swar.load(b, at + 16) ^ words[t + 2]) & words[t + WORDS + 2])
                | ((Swar.load(b, at + 24) ^ words[t + 3]) & words[t + WORDS + 3])
                | ((Swar.load(b, at + 32) ^ words[t + 4]) & words[t + WORDS + 4])
                | ((Swar.load(b, at + 40) ^ words[t + 5]) & words[t + WORDS + 5]);
        // The mask of an empty slot is all zeros.
        return difference == 0 && words[t + WORDS] != 0;
    }

    private static int slotByStart(byte[] b, int at) {
        long mixed = (Swar.load(b, at) * MULTIPLIER ^ Swar.load(b, at + 8)) * MULTIPLIER;
        return (int) (mixed >>> (64 - SLOT_BITS));
    }

    /** Of request lines that start like another one. */
    private static int slotByMore(byte[] b, int at) {
        long mixed = (Swar.load(b, at + 16) * MULTIPLIER ^ Swar.load(b, at + 8)) * MULTIPLIER;
        return SLOTS + (int) (mixed >>> (64 - SLOT_BITS));
    }

    /** Bytes up to the one that ends it. */
    int length(int slot) {
        return lengths[slot];
    }

    /** Bytes of the method that it starts with, 0 where that was not said. */
    int methodLength(int slot) {
        return methodLengths[slot];
    }

    /** Bytes before the target, 0 where that was not said. */
    int uriStart(int slot) {
        return uriStarts[slot];
    }

    /** The number of the request line in a slot. */
    int number(int slot) {
        return numbers[slot];
    }

    /** Whether no number is left. */
    boolean full() {
        return given == MOST;
    }

    /** Forgets the request line with that number. */
    void forget(int number) {
        for (int slot = 0; slot < numbers.length; slot++) {
            if (numbers[slot] == number) {
                texts[slot * 2 * WORDS + WORDS] = 0;
            }
        }
    }

    /**
     * Remembers the request line {@code [from, to)} if there is room for it; the byte that ends it stands at {@code to}.
     *
     * @param methodLength bytes of the method, where it is a field of its own; else 0
     * @param uriStart bytes before the target, likewise
     */
    void add(byte[] b, int from, int to, int methodLength, int uriStart) {
        int length = to - from + 1;
        if (length < SHORTEST || length > 8 * WORDS || given == MOST) {
            return;
        }
        int slot = slotByStart(b, from);
        if (texts[slot * 2 * WORDS + WORDS] != 0 && length >= 24) {
            slot = slotByMore(b, from);
        }
        if (texts[slot * 2 * WORDS + WORDS] != 0 && ++turnedAway % PATIENCE != 0) {
            return;
        }
        int t = slot * 2 * WORDS;
        for (int i = 0; i < WORDS; i++) {
            int bytes = Math.max(0, Math.min(8, length - 8 * i));
            texts[t + i] = Swar.firstBytes(Swar.load(b, from + 8 * i), bytes);
            texts[t + WORDS + i] = Swar.firstBytes(-1L, bytes);
        }
        lengths[slot] = to - from;
        methodLengths[slot] = methodLength;
        uriStarts[slot] = uriStart;
        numbers[slot] = given++;
    }
}
