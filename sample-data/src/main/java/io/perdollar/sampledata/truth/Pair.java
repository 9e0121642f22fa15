package io.perdollar.sampledata.truth;

/** Billed and effective cost that grow together, billionths of a US dollar. */
final class Pair {
    private long billed;
    private long effective;

    void add(long moreBilled, long moreEffective) {
        billed += moreBilled;
        effective += moreEffective;
    }

    void add(Pair other) {
        add(other.billed, other.effective);
    }

    long billed() {
        return billed;
    }

    long effective() {
        return effective;
    }
}
