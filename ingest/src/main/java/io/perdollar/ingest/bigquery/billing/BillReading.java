package io.perdollar.ingest.bigquery.billing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a bill is looked at (equations §12).
 *
 * @param snapshot every query of the run sees the table as of this instant
 * @param daysFrom days from here on are read whatever happened to them; older ones where they moved
 * @param lastRead when the bill was last read; null: never, everything is read
 */
public record BillReading(
        Instant snapshot, LocalDate daysFrom, @Nullable Instant lastRead) {
    /** Everything there is. */
    public static BillReading whole(Instant snapshot) {
        return new BillReading(snapshot, LocalDate.EPOCH, null);
    }
}
