package io.perdollar.jobs.doctor;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.KeyLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run needs of this machine: room on its disks, and a folder for metrics where they are wanted. */
final class HostCheck {
    /** A report and the ledger's rewriting at the end of a run fit well into it. */
    private static final long LEAST_FREE = 200_000_000;

    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;

    HostCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
    }

    void check() {
        Path metrics = configuration.metrics();
        if (metrics != null) {
            metrics(metrics);
        }
        Map<String, Path> places = new LinkedHashMap<>();
        places.put("output", configuration.output());
        places.put("temporary folder", Path.of(System.getProperty("java.io.tmpdir")));
        places.forEach(this::room);
    }

    private void metrics(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        String place = lines.place("metrics");
        if (folder == null || !Files.isDirectory(folder)) {
            diagnosis.warn(
                    "metrics: expected the folder of " + file + ", got none: runs will go unmeasured",
                    "make the folder that node-exporter's --collector.textfile.directory names, or correct " + place);
        } else if (!Files.isWritable(folder)) {
            diagnosis.warn(
                    "metrics: " + folder + " cannot be written: runs will go unmeasured",
                    "let this user write there, or correct " + place);
        } else {
            diagnosis.ok("metrics: " + file + " will be written");
        }
    }

    private void room(String what, Path place) {
        Path existing = existing(place.toAbsolutePath().normalize());
        try {
            long free =
                    existing == null ? LEAST_FREE : Files.getFileStore(existing).getUsableSpace();
            if (free < LEAST_FREE) {
                diagnosis.warn(
                        what + ": expected " + LEAST_FREE / 1_000_000 + " MB free, got " + free / 1_000_000
                                + " MB on the disk of " + existing,
                        "make room there, or name another place");
            }
        } catch (IOException e) {
            diagnosis.warn(what + ": cannot tell the free space of " + existing + ": " + e, "check the disk");
        }
    }

    private static @Nullable Path existing(Path path) {
        Path at = path;
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
