package io.perdollar.jobs.config;

import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.requests.format.LogFormat;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source of request logs: where the lines are, how one reads, whose they are (contracts, {@code requests}).
 *
 * @param name unique among the sources
 * @param line where the entry stands in the file, for messages
 * @param format how a line reads; null where the place has a format of its own
 * @param tokens variables or JSON keys that hold token counts
 * @param complete the log is known to be whole: silence is silence
 * @param counts null where the entry does not say; see equations §8
 */
public record RequestsEntry(
        String name,
        int line,
        Place place,
        @Nullable LogFormat format,
        TokenFields tokens,
        Owner owner,
        boolean complete,
        @Nullable Boolean counts) {

    /** Where the lines are. */
    public sealed interface Place {
        /**
         * Files: a path with globs and placeholders, as the configuration has it; relative ones start at {@code base}.
         *
         * @param unpackedLimit bytes after which unpacking one file is given up; null where the entry does not say
         */
        record LogFiles(Path base, String pattern, @Nullable Long unpackedLimit) implements Place {}

        /**
         * Rows in BigQuery.
         *
         * @param table {@code project.dataset.table}; null where {@code sql} stands for it
         * @param sql the user's own query; null where there is a table
         * @param kind what wrote the rows
         * @param columns of a user's own table or query
         * @param restateDays a day is read again until so many days after its end: rows arrive late
         */
        record LogTable(
                WarehouseEntry warehouse,
                @Nullable String table,
                @Nullable String sql,
                LogSource.Kind kind,
                Map<LogSource.Column, String> columns,
                int restateDays)
                implements Place {}
    }

    /** Fields that hold token counts; null where they are not logged. */
    public record TokenFields(
            @Nullable String in,
            @Nullable String out,
            @Nullable String cached) {
        /** Nothing logged. */
        public static final TokenFields NONE = new TokenFields(null, null, null);
    }

    /** How a line finds its VM. */
    public sealed interface Owner {
        /** The path says it, by placeholders. */
        record ByPath() implements Owner {}

        /** The rows of a table say it in the way of their kind. */
        record ByRow() implements Owner {}

        /** A field says it; where {@code map} is null the inventory knows what its addresses mean. */
        record ByField(String field, @Nullable Map<String, String> map) implements Owner {}

        /** Every line is this VM's. */
        record OneInstance(String instance) implements Owner {}

        /** The log cannot tell the VM, only the service. */
        record OneService(String service) implements Owner {}
    }
}
