package io.perdollar.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.doctor.Finding.Grade;
import io.perdollar.sampledata.ExportFor;
import io.perdollar.sampledata.fleet.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A folder with a configuration, a bill of one VM, its log and its inventory, in which one thing at a time is spoilt. */
final class DoctorFolder {
    private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");

    private final Path folder;
    private String configuration = "perdollar.yaml";

    private DoctorFolder(Path folder) {
        this.folder = folder;
    }

    /** Nothing is wrong yet. */
    static DoctorFolder healthy(Path folder) {
        DoctorFolder healthy = new DoctorFolder(folder);
        healthy.bill("llm-1", "bill.json.gz");
        healthy.put("instances.json", "inventory/instances.json");
        return healthy.log("llm-1", "access.log").collected("llm-1");
    }

    DoctorFolder configuration(String resource) {
        configuration = resource;
        return this;
    }

    /** One more VM of two hours on the bill. */
    DoctorFolder bill(String vm, String file) {
        try {
            ExportFor.vm(vm, Machine.G2_L4)
                    .instanceId("11111111111111111" + (10 + vm.hashCode() % 10))
                    .running(Instant.parse("2026-11-15T10:00:00Z"), Instant.parse("2026-11-15T12:00:00Z"))
                    .write(Files.createDirectories(folder.resolve("billing")).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The log of a VM; replaces the one that it has. */
    DoctorFolder log(String vm, String resource) {
        return put(resource, "logs/" + vm + "/access.log");
    }

    DoctorFolder collected(String vm) {
        return write("logs/" + vm + "/.collected", "2026-11-16T05:00:00Z\n");
    }

    DoctorFolder put(String resource, String file) {
        Path target = folder.resolve(file);
        try (InputStream in = Objects.requireNonNull(DoctorFolder.class.getResourceAsStream(resource), resource)) {
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DoctorFolder write(String file, String text) {
        Path target = folder.resolve(file);
        try {
            Files.createDirectories(target.resolveSibling(""));
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DoctorFolder without(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The configuration's path, as messages show it. */
    Path file() {
        Path file = folder.resolve(configuration);
        put(configuration, configuration);
        return file;
    }

    Diagnosis examined() {
        return Doctor.examine(file(), NOW, Map.of());
    }

    /** The line of the configuration as remedies show it. */
    String line(int number) {
        return folder.resolve(configuration) + ":" + number;
    }

    /** Fails unless exactly one finding of the grade has the words, and its remedy the others. */
    void expect(Grade grade, String what, String... remedy) {
        List<Finding> findings = examined().findings();
        List<Finding> meant = findings.stream()
                .filter(finding -> finding.grade() == grade && finding.what().contains(what))
                .toList();
        assertEquals(1, meant.size(), () -> "expected one " + grade + " with '" + what + "' in\n" + findings);
        for (String part : remedy) {
            assertTrue(
                    String.valueOf(meant.get(0).remedy()).contains(part),
                    () -> "expected '" + part + "' in " + meant.get(0).remedy());
        }
    }
}
