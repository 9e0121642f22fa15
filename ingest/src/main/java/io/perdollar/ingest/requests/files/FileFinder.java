package io.perdollar.ingest.requests.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the files and folders that a pattern names, stream by stream. */
public final class FileFinder {

    /** What was found of one stream so far. */
    private static final class Found {
        final List<LogFile> files = new ArrayList<>();
        final Set<Path> folders = new TreeSet<>();
        final List<String> notes = new ArrayList<>();
    }

    private final FilePattern pattern;
    private final Path base;
    private final Map<Map<Placeholder, String>, Found> streams = new LinkedHashMap<>();
    private final Set<Path> outside = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    private FileFinder(FilePattern pattern, Path base) {
        this.pattern = pattern;
        this.base = base;
    }

    /**
     * The streams of a pattern, in the order of their placeholders' values; a folder with nothing but a marker makes a stream
     * too.
     *
     * @param base folder from which a relative pattern starts
     */
    public static FoundFiles find(FilePattern pattern, Path base) {
        Path root = pattern.absolute() ? base.toAbsolutePath().getRoot() : base;
        FileFinder finder = new FileFinder(pattern, base);
        finder.descend(root, 0, new EnumMap<>(Placeholder.class), new HashSet<>());
        return finder.result();
    }

    private void descend(Path folder, int index, Map<Placeholder, String> values, Set<Path> above) {
        boolean last = index == pattern.depth() - 1;
        if (pattern.anyDepth(index) && !last) {
            anyDepth(folder, index, values, above);
            return;
        }
        if (last) {
            // Only where the folder is named whole can a marker speak for a stream without files.
            if (values.keySet().containsAll(pattern.placeholders())
                    && Files.exists(folder.resolve(CollectedMarker.NAME))) {
                found(values).folders.add(folder);
            }
            for (Path entry : entries(folder, index)) {
                pattern.match(index, name(entry), values).ifPresent(all -> file(entry, folder, all));
            }
            return;
        }
        if (pattern.segment(index).equals("..") || pattern.segment(index).equals(".")) {
            descend(folder.resolve(pattern.segment(index)), index + 1, values, above);
            return;
        }
        for (Path entry : entries(folder, index)) {
            if (Files.isDirectory(entry)) {
                pattern.match(index, name(entry), values).ifPresent(all -> descend(entry, index + 1, all, above));
            }
        }
    }

    private void anyDepth(Path folder, int index, Map<Placeholder, String> values, Set<Path> above) {
        Path real = real(folder);
        if (!above.add(real)) {
            return; // a link back to a folder above
        }
        descend(folder, index + 1, values, above);
        for (Path entry : entries(folder, index)) {
            if (Files.isDirectory(entry) && !name(entry).startsWith(".")) {
                anyDepth(entry, index, values, above);
            }
        }
        above.remove(real);
    }

    private List<Path> entries(Path folder, int index) {
        if (pattern.literal(index)) {
            Path only = folder.resolve(pattern.segment(index));
            return Files.exists(only) ? List.of(only) : List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            notes.add(folder + ": expected a folder that can be listed, got " + e + "; grant the right to read it");
            return List.of();
        }
        entries.sort(null);
        return entries;
    }

    private void file(Path file, Path folder, Map<Placeholder, String> values) {
        Found found = found(values);
        found.folders.add(folder);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            found.notes.add(file + ": expected a log file, got " + e + "; it is left out");
            return;
        }
        if (attributes.isDirectory()) {
            found.notes.add(file + ": expected a log file, got a folder; to read what is in it, end the pattern with "
                    + name(file) + "/*");
            return;
        }
        if (!attributes.isRegularFile()) {
            found.notes.add(file + ": expected a log file, got a pipe or device; it is left out");
            return;
        }
        Path real = real(file);
        Path home = real(pattern.absolute() ? folder : base);
        if (!real.startsWith(home) && outside.add(real)) {
            found.notes.add(file + " lies outside of " + home + " (" + real + "); it is read all the same");
        }
        Instant modified = attributes.lastModifiedTime().toInstant();
        found.files.add(new LogFile(file, Rotation.of(name(file)), attributes.size(), modified));
    }

    private Found found(Map<Placeholder, String> values) {
        return streams.computeIfAbsent(new EnumMap<>(values), key -> new Found());
    }

    private FoundFiles result() {
        List<StreamFiles> result = new ArrayList<>();
        streams.forEach((values, found) -> {
            Set<Instant> collected = new TreeSet<>();
            List<String> streamNotes = new ArrayList<>(found.notes);
            for (Path folder : found.folders) {
                CollectedMarker marker = CollectedMarker.of(folder);
                collected.addAll(marker.instants());
                streamNotes.addAll(marker.badLines());
            }
            found.files.sort(LogFile.OLDEST_FIRST);
            result.add(new StreamFiles(values, found.files, List.copyOf(collected), streamNotes));
        });
        result.sort(
                (a, b) -> a.placeholders().toString().compareTo(b.placeholders().toString()));
        return new FoundFiles(result, notes);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " went away while it was listed", e);
        }
    }
}
