package io.perdollar.ingest.bigquery.requests;

import java.time.LocalDate;

/**
 * Whole UTC days.
 *
 * @param from the first
 * @param to the last, not before the first
 */
public record DayRange(LocalDate from, LocalDate to) {
    public DayRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("expected a last day not before " + from + ", got " + to);
        }
    }
}
