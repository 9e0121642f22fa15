package io.perdollar.jobs.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One report in the making or made: a report date and an attempt (equations §12).
 *
 * @param id in the ledger
 * @param reportDate last local day of the report
 * @param attempt 1 for the first; a run that goes on after a kill or a failure keeps its attempt
 * @param engine {@code files} or {@code bigquery}
 * @param startedAt when it last started
 * @param finishedAt null while it runs
 * @param failure what went wrong, null unless it failed
 * @param knownAt newest export_time among its day versions; null before they are fixed or where there are none
 * @param evidenceGeneration newest reading of logs that it knows; null before it is fixed
 */
public record Run(
        long id,
        LocalDate reportDate,
        int attempt,
        String engine,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Instant knownAt,
        @Nullable Long evidenceGeneration) {
    public Run {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, got " + attempt);
        }
    }
}
