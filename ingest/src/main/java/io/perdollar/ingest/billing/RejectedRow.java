package io.perdollar.ingest.billing;

/**
 * One export row that was not accepted.
 *
 * @param file where it is
 * @param line its line, from 1; in a JSON array, in zstd and in Parquet its number as a record, from 1
 * @param reason why
 * @param excerpt the beginning of the row as it stands there, at most {@value #EXCERPT_LENGTH} characters; empty where it cannot be shown
 */
public record RejectedRow(String file, long line, RejectReason reason, String excerpt) {
    static final int EXCERPT_LENGTH = 500;

    public RejectedRow {
        if (line <= 0) {
            throw new IllegalArgumentException("lines count from 1, got " + line + " in " + file);
        }
        if (excerpt.length() > EXCERPT_LENGTH) {
            excerpt = excerpt.substring(0, EXCERPT_LENGTH - 1) + "…";
        }
    }

    /** {@code FILE:LINE: what is wrong; expected …; got …}. */
    @Override
    public String toString() {
        return "%s:%d: %s; expected %s; got %s".formatted(file, line, reason.defect(), reason.expected(), excerpt);
    }
}
