package io.perdollar.jobs.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/**
 * {@code <output>/<report date>/}. A reader finds the files of one whole run there, or no folder for the moment in which
 * one replaces the other; what an interrupted run left behind is put right by the next.
 *
 * @param output folder of all runs
 * @param reportDate names the folder
 */
public record RunFolder(Path output, LocalDate reportDate) {

    /** Writes the files of a run into an empty folder. */
    @FunctionalInterface
    public interface Writer {
        /** Writes into {@code folder}, which exists and is empty. */
        void write(Path folder) throws IOException;
    }

    /** Where readers find the run. */
    public Path path() {
        return output.resolve(reportDate.toString());
    }

    /**
     * Writes a run and moves it into place; an earlier run of the date is replaced.
     *
     * @return {@link #path}
     * @throws UncheckedIOException naming the output folder and what to do, if it cannot be written
     */
    public Path replace(Writer writer) {
        Path staging = beside("new");
        try {
            Files.createDirectories(output);
            putRight();
            Folders.delete(staging);
            Files.createDirectory(staging);
            writer.write(staging);
            Path old = beside("old");
            if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(path(), old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(staging, path(), StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(old);
            return path();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "output: expected a folder that can be written, got " + e + " in " + output.toAbsolutePath()
                            + "; check its owner, its permissions and the free space, then run the same command again",
                    e);
        }
    }

    /** After an interruption between the two moves the old run comes back; after one behind them it goes. */
    private void putRight() throws IOException {
        Path old = beside("old");
        if (!Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS)) {
            Folders.delete(old);
        } else {
            Files.move(old, path(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Hidden, and named by the date, so that it can only be this run's. */
    private Path beside(String state) {
        return output.resolve("." + reportDate + "." + state);
    }
}
