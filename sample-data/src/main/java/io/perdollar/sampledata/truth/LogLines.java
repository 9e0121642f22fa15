package io.perdollar.sampledata.truth;

/** Lines within the report window that belong to no VM's figures: rejected ones, and those of VMs that are not on the bill. */
final class LogLines {
    private long rejected;
    private long unmapped;

    void addRejected(long more) {
        rejected += more;
    }

    void addUnmapped(long more) {
        unmapped += more;
    }

    void add(LogLines other) {
        rejected += other.rejected;
        unmapped += other.unmapped;
    }

    long rejected() {
        return rejected;
    }

    long unmapped() {
        return unmapped;
    }
}
