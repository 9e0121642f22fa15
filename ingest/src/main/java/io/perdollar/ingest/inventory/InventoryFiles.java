package io.perdollar.ingest.inventory;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.Inventory.Snapshot;
import io.perdollar.ingest.json.JsonElement;
import io.perdollar.ingest.json.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inventory as the collect recipe writes it: {@code 2026-11-15/instances.json}, {@code disks.json}, {@code addresses.json}
 * in a directory for each day, or the same files undated in the directory itself. Several files of one kind (one for each
 * project: {@code instances-llm.json}) are added up; a kind without a file lists nothing.
 */
public final class InventoryFiles {
    private static final List<String> KINDS = List.of("instances", "disks", "addresses");
    private static final Pattern NAME = Pattern.compile("(instances|disks|addresses)(-.+)?\\.json");
    private static final String ARRAY = "an array as gcloud compute … list --format=json prints it";

    private final Path directory;
    // A VM is listed alike day after day: one record serves all days.
    private final Map<Object, Object> shared = new HashMap<>();

    private InventoryFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Every listing of a directory.
     *
     * @param undated day on which undated files count as taken, e.g. that of {@link #newestUndated}
     */
    public static Inventory read(Path directory, LocalDate undated) {
        return read(directory, undated, LocalDate.MIN, LocalDate.MAX);
    }

    /**
     * The listings that speak of some days: those of the days themselves, the newest one before them, and the oldest one
     * after them.
     *
     * @param undated day on which undated files count as taken
     * @param from first day
     * @param to last day
     * @return never empty
     * @throws InventoryException if the directory holds no listing
     * @throws io.perdollar.ingest.json.JsonFileException if a file is not as gcloud prints it
     */
    public static Inventory read(Path directory, LocalDate undated, LocalDate from, LocalDate to) {
        return new InventoryFiles(directory).read(undated, from, to);
    }

    /**
     * When the newest undated file was written.
     *
     * @return empty where there is none
     */
    public static Optional<Instant> newestUndated(Path directory) {
        try {
            FileTime newest = null;
            for (Path file : Files.isDirectory(directory) ? listings(directory) : List.<Path>of()) {
                FileTime written = Files.getLastModifiedTime(file);
                newest = newest == null || written.compareTo(newest) > 0 ? written : newest;
            }
            return Optional.ofNullable(newest).map(FileTime::toInstant);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private Inventory read(LocalDate undated, LocalDate from, LocalDate to) {
        try {
            NavigableMap<LocalDate, List<Path>> files = days(undated);
            if (files.isEmpty()) {
                throw new InventoryException(
                        "no inventory in %s: expected instances.json, disks.json and addresses.json there or in directories named by day such as 2026-11-15, got none; run 'gcloud compute instances list --format=json > %s' or remove 'inventory'"
                                .formatted(directory, directory.resolve("instances.json")));
            }
            LocalDate before = files.floorKey(from);
            LocalDate after = files.ceilingKey(to);
            List<Snapshot> snapshots = new ArrayList<>();
            for (Map.Entry<LocalDate, List<Path>> day : files.subMap(
                            before == null ? files.firstKey() : before,
                            true,
                            after == null ? files.lastKey() : after,
                            true)
                    .entrySet()) {
                snapshots.add(snapshot(day.getKey(), day.getValue()));
            }
            return new Inventory(snapshots);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private NavigableMap<LocalDate, List<Path>> days(LocalDate undated) throws IOException {
        NavigableMap<LocalDate, List<Path>> days = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return days;
        }
        List<Path> own = listings(directory);
        if (!own.isEmpty()) {
            days.put(undated, own);
        }
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                Optional<LocalDate> date = date(child);
                List<Path> files = date.isPresent() ? listings(child) : List.of();
                if (date.isPresent() && !files.isEmpty()) {
                    days.put(date.get(), files);
                }
            }
        }
        return days;
    }

    private static Optional<LocalDate> date(Path directory) {
        try {
            return Optional.of(LocalDate.parse(directory.getFileName().toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Path> listings(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private Snapshot snapshot(LocalDate date, List<Path> files) throws IOException {
        return new Snapshot(
                date,
                read(files, KINDS.get(0), Listings::instance),
                read(files, KINDS.get(1), Listings::disk),
                read(files, KINDS.get(2), Listings::address));
    }

    private <T> List<T> read(List<Path> files, String kind, Function<JsonElement, T> mapper) throws IOException {
        List<T> read = new ArrayList<>();
        for (Path file : files) {
            if (file.getFileName().toString().startsWith(kind)) {
                try (InputStream in = Files.newInputStream(file)) {
                    JsonFile.forEach(in, file.toString(), ARRAY, listed -> read.add(share(mapper.apply(listed))));
                }
            }
        }
        return read;
    }

    @SuppressWarnings("unchecked")
    private <T> T share(T value) {
        Object known = shared.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }

    private static InventoryException unreadable(Path directory, IOException e) {
        return new InventoryException(
                "cannot read the inventory in %s: %s; make it readable for this user"
                        .formatted(directory, e.getMessage()),
                e);
    }
}
