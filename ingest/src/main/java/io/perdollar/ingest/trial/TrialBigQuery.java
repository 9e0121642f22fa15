package io.perdollar.ingest.trial;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A BigQuery on this machine. The shipped application holds none: its evaluator weighs 95 MB, so it lives among the tests,
 * and the launcher of a checkout puts it on the class path where a command asks for it.
 */
public interface TrialBigQuery {

    /** The BigQuery on the class path; empty in the shipped application. */
    static Optional<TrialBigQuery> find() {
        return ServiceLoader.load(TrialBigQuery.class).findFirst();
    }

    /**
     * Serves the export files of a folder as one table of the detailed export.
     *
     * @param clock what is now for the server; snapshots after it are refused
     */
    Served serve(Path billing, Clock clock);

    /** A running server; closing it ends it. */
    interface Served extends AutoCloseable {
        /** Where it answers, on the loopback address. */
        URI endpoint();

        /** The export's table, {@code project.dataset.table}. */
        String table();

        @Override
        void close();
    }
}
