package io.perdollar.ingest.billing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which export files to read, and with what.
 *
 * @param base what a relative {@code files} starts from: the directory of the configuration
 * @param files one file, a directory (all files below it), or a glob such as {@code billing/*.json.gz}
 * @param account billing account of rows that state none; null where every row does
 * @param labels which user labels are read
 * @param threads number of threads that read, at least 1
 * @param memoryMegabytes what DuckDB may hold in memory, at least 128; more goes to the temporary directory
 * @param temporaryDirectory where a directory for the scanned rows is made, and removed on closing
 */
public record ExportOptions(
        Path base,
        String files,
        @Nullable String account,
        LabelKeys labels,
        int threads,
        int memoryMegabytes,
        Path temporaryDirectory) {
    public ExportOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        if (memoryMegabytes < 128) {
            throw new IllegalArgumentException("DuckDB needs at least 128 MB, got " + memoryMegabytes);
        }
    }

    /** All processors (8 at most), 512 MB, and the JVM's temporary directory. */
    public ExportOptions(Path base, String files, @Nullable String account, LabelKeys labels) {
        this(
                base,
                files,
                account,
                labels,
                Math.min(8, Runtime.getRuntime().availableProcessors()),
                512,
                Path.of(System.getProperty("java.io.tmpdir")));
    }
}
