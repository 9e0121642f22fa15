package io.perdollar.jobs.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <output>/<report date>/}. A reader finds the files of one whole run there, or no folder for the moment in which
 * one replaces the other; what an interrupted run left behind is put right by the next.
 *
 * @param output folder of all runs
 * @param reportDate names the folder
 */
public record RunFolder(Path output, LocalDate reportDate) {
    private static final Pattern BESIDE = Pattern.compile("\\.(\\d{4}-\\d{2}-\\d{2})\\.(new|old)");

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

    /**
     * Whatever the date of the run that was interrupted: who writes here holds the ledger, so nobody else is at work. Between
     * the two moves the old run comes back; behind them it goes; half a run goes.
     */
    private void putRight() throws IOException {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(output, ".*")) {
            entries.forEach(left::add);
        }
        for (Path entry : left) {
            Matcher name = BESIDE.matcher(entry.getFileName().toString());
            if (name.matches()) {
                Path reader = output.resolve(name.group(1));
                if (name.group(2).equals("old") && !Files.exists(reader, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(entry, reader, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    Folders.delete(entry);
                }
            }
        }
    }

    /** Hidden, and named so that it can only be ours. */
    private Path beside(String state) {
        return output.resolve("." + reportDate + "." + state);
    }
}
