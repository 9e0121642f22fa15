package io.perdollar.jobs.ledger;

/**
 * Lines of one kind.
 *
 * @param kind what they were
 * @param detail why they were rejected, or which name leads to no VM; empty for other kinds
 * @param lines how many
 */
public record LogLineCount(Kind kind, String detail, long lines) {
    /** What a line was (equations §1). */
    public enum Kind {
        SERVED,
        FAILED,
        IGNORED,
        UNRECOGNISED,
        /** Named a VM that no mapping knows; such a line is counted under what it was too. */
        UNMAPPED,
        /** Did not match its format. */
        REJECTED
    }
}
