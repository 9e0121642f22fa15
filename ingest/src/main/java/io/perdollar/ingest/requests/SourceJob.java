package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.scan.FormatScanner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What all jobs of one source share.
 *
 * @param partBytes of a large plain file that one thread reads in one go
 */
record SourceJob(
        RequestSource source,
        FormatScanner format,
        EndpointRules rules,
        DecompressionLimit limit,
        long partBytes,
        ProgressCount progress) {

    /** A note about a file that cannot be read. */
    static String unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return file
                    + ": expected the file that was listed, but it vanished; if it was rotated, the next run reads it"
                    + " under its new name";
        }
        if (e instanceof AccessDeniedException) {
            return file + ": expected a file that can be read, got no right to; grant it";
        }
        return file + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
