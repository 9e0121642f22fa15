package io.perdollar.ingest.requests.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/**
 * A file of a stream.
 *
 * @param path as it was found
 * @param size in bytes when it was listed
 * @param modified when it was listed
 */
public record LogFile(Path path, Rotation rotation, long size, Instant modified) {

    /** Oldest first by name; of equal ones by path. */
    public static final Comparator<LogFile> OLDEST_FIRST = Comparator.comparing(
                    LogFile::rotation, Rotation.OLDEST_FIRST)
            .thenComparing(file -> file.path().toString());

    /** Without folders. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
