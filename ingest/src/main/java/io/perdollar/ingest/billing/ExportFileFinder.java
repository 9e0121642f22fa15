package io.perdollar.ingest.billing;

import io.perdollar.ingest.billing.BillingSourceException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that a configuration names: one file, all files below a directory, or those that match a glob. */
final class ExportFileFinder {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private ExportFileFinder() {}

    /**
     * The files, by path ascending. Hidden ones ({@code .x}) and markers ({@code _SUCCESS}) below a directory are no exports.
     *
     * @param base what a relative pattern starts from
     * @param pattern file, directory or glob
     * @throws BillingSourceException if there is none
     */
    static List<Path> find(Path base, String pattern) {
        Path named = GLOB.matcher(pattern).find() ? null : base.resolve(pattern).normalize();
        List<Path> files;
        if (named != null && Files.isRegularFile(named)) {
            files = List.of(named);
        } else if (named != null && Files.isDirectory(named)) {
            files = below(named, file -> !isMarker(file));
        } else if (named != null) {
            throw new BillingSourceException(
                    Kind.NO_FILES,
                    "no billing export at %s: expected a file, a directory or a glob such as billing/*.json.gz, got nothing there; write the export there (bq extract) or correct 'files'"
                            .formatted(named));
        } else {
            files = matching(base, pattern);
        }
        if (files.isEmpty()) {
            throw new BillingSourceException(
                    Kind.NO_FILES,
                    "no billing export matches '%s' below %s: expected at least one file of JSON lines or Parquet, got none; write the export there (bq extract) or correct 'files'"
                            .formatted(pattern, base));
        }
        return files;
    }

    private static List<Path> matching(Path base, String pattern) {
        // The walk starts at the last directory before the first wildcard, so that a glob never reads a whole disk.
        int wildcard = firstWildcard(pattern);
        int slash = pattern.lastIndexOf('/', wildcard);
        Path start = slash < 0
                ? base
                : base.resolve(slash == 0 ? "/" : pattern.substring(0, slash)).normalize();
        String rest = pattern.substring(slash + 1);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = start.getFileSystem().getPathMatcher("glob:" + rest);
        return below(start, file -> matcher.matches(start.relativize(file)));
    }

    private static int firstWildcard(String pattern) {
        int at = 0;
        while ("*?[{".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static List<Path> below(Path directory, PathMatcher accepted) {
        try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(accepted::matches)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BillingSourceException(
                    Kind.UNREADABLE,
                    "cannot list %s: %s; make it readable or correct 'files'".formatted(directory, e.getMessage()),
                    e);
        }
    }

    private static boolean isMarker(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.startsWith("_");
    }
}
