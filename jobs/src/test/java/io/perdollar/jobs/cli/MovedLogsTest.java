package io.perdollar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.ProgressListener;
import io.perdollar.jobs.output.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nights whose logs moved between them, or while the first was reading: the second ends with the ledger and the report of
 * nights whose logs only grew.
 */
class MovedLogsTest {
    private static final int DAYS = 9;
    private static final LocalDate FIRST = SharedSample.LAST_DAY.minusDays(1);

    /** Each night adds a piece of its own; the report tells the hours. */
    private static final String COVERAGE =
            "(SELECT source, stream, MIN(covered_from), MAX(covered_to) FROM log_coverage GROUP BY source, stream)";

    private static final Instant MORNING = Instant.parse("2026-11-16T06:00:00Z");

    /** The log of each VM, whole; one of each format. */
    private static final Map<String, List<String>> LOGS = new TreeMap<>();

    private static final Map<String, String> NAMES = Map.of(
            "chat-l4", "access_tokens.log",
            "digest-a100", "access_json.log",
            "playground-t4", "access.log",
            "search-l4", "access.log",
            "translate-1", "access.log");

    private static List<String> undisturbed = List.of();

    @BeforeAll
    static void runUndisturbed() throws IOException {
        for (Map.Entry<String, String> vm : NAMES.entrySet()) {
            Path folder = SharedSample.ofDays(DAYS).resolve("logs").resolve(vm.getKey());
            List<String> lines = new ArrayList<>();
            for (String ending : List.of(".2.gz", ".1", "")) {
                lines.addAll(read(folder.resolve(vm.getValue() + ending)));
            }
            assertThat(lines).hasSizeGreaterThan(500);
            LOGS.put(vm.getKey(), lines);
        }
        undisturbed = new Nights("grown").first(log -> log.write("", 0, 4)).second(log -> log.append("", 4, 6));
        assertThat(undisturbed).hasSizeGreaterThan(50);
    }

    /** Each VM's log moves in another way. */
    @Test
    void movedBetweenTheNights() throws IOException {
        Map<String, Change> first = Map.of(
                "chat-l4", log -> log.write("", 0, 4),
                "digest-a100",
                        log -> {
                            log.write(".1", 0, 2);
                            log.pack(".1", ".1.gz");
                            log.write("", 2, 4);
                        },
                "playground-t4", log -> log.write("", 0, 4),
                "search-l4", log -> log.write("", 0, 1),
                "translate-1", log -> {});
        Map<String, Change> second = Map.of(
                // Rotated after the server had written on.
                "chat-l4",
                log -> {
                    log.append("", 4, 5);
                    log.rename("", ".1");
                    log.write("", 5, 6);
                },
                // The same lines under two names.
                "digest-a100",
                log -> {
                    log.rename(".1.gz", ".2.gz");
                    log.append("", 4, 5);
                    log.rename("", ".1");
                    log.pack(".1", ".1.gz");
                    log.write("", 5, 6);
                },
                // Copied and truncated.
                "playground-t4",
                log -> {
                    log.append("", 4, 5);
                    log.copy("", ".1");
                    log.write("", 5, 6);
                },
                // The same, and written on for long: the file is larger than it was.
                "search-l4",
                log -> {
                    log.copy("", ".1");
                    log.write("", 1, 6);
                },
                // A day late.
                "translate-1",
                log -> log.write("", 0, 6));
        assertSame(new Nights("moved").first(byVm(first)).second(byVm(second)));
    }

    @Test
    void movedWhileTheFirstNightReads() throws IOException {
        Map<String, Change> meanwhile = new TreeMap<>();
        for (String vm : List.of("chat-l4", "digest-a100", "search-l4")) {
            meanwhile.put(vm, log -> {
                log.rename(".2.gz", ".3.gz");
                log.pack(".1", ".2.gz");
                log.rename("", ".1");
                log.write("", 4, 5);
            });
        }
        for (String vm : List.of("playground-t4", "translate-1")) {
            meanwhile.put(vm, log -> {
                log.rename(".2.gz", ".3.gz");
                log.rename(".1", ".2");
                log.copy("", ".1");
                log.write("", 4, 5);
            });
        }
        Change before = log -> {
            log.write(".1", 0, 1);
            log.pack(".1", ".2.gz");
            log.write(".1", 1, 2);
            log.write("", 2, 4);
        };
        assertSame(new Nights("moved-meanwhile").first(before, byVm(meanwhile)).second(log -> log.append("", 5, 6)));
    }

    private static void assertSame(List<String> state) {
        List<String> missing = new ArrayList<>(undisturbed);
        state.forEach(missing::remove);
        List<String> added = new ArrayList<>(state);
        undisturbed.forEach(added::remove);
        assertThat(added).as("instead of %s", missing).isEmpty();
        assertThat(missing).isEmpty();
    }

    private static Change byVm(Map<String, Change> changes) {
        return log -> Objects.requireNonNull(changes.get(log.vm)).make(log);
    }

    private interface Change {
        void make(Log log) throws IOException;
    }

    /** Two nights over one folder of logs. */
    private static final class Nights {
        private final Path config;
        private final Path logs;

        Nights(String name) throws IOException {
            config = SharedSample.configuration(DAYS, name);
            logs = config.toAbsolutePath().resolveSibling(name + "-logs");
            Folders.delete(logs);
            Files.writeString(config, Files.readString(config).replace("files: logs/", "files: " + name + "-logs/"));
        }

        Nights first(Change before) throws IOException {
            return first(before, log -> {});
        }

        /** @param meanwhile happens when the first bytes of each source were read */
        Nights first(Change before, Change meanwhile) throws IOException {
            each(before);
            boolean[] read = {false};
            run(FIRST, new ProgressListener() {
                private boolean made = true;

                @Override
                public void step(String name) {
                    made = !name.startsWith("reading the logs") || read[0];
                }

                @Override
                public void advanced(long done, long total) {
                    if (!made) {
                        made = true;
                        read[0] = true;
                        change(Nights.this, meanwhile);
                    }
                }
            });
            assertTrue(read[0], "no log was read");
            return this;
        }

        /** What ledger and report say after the second night. */
        List<String> second(Change before) throws IOException {
            each(before);
            run(SharedSample.LAST_DAY, ProgressListener.SILENT);
            Map<String, Object> summary = TruthComparison.read(
                    SharedSample.reports(config).resolve("2026-11-15").resolve("summary.json"));
            assertEquals(1, summary.get("attempt"));
            List<String> state = new ArrayList<>();
            summary.forEach((key, value) -> state.add(key + " " + value));
            for (String view : List.of("request_day", "log_lines", "unrecognised_request", COVERAGE)) {
                state.addAll(rows(view));
            }
            return state;
        }

        private void each(Change change) throws IOException {
            for (String vm : LOGS.keySet()) {
                change.make(new Log(vm, logs.resolve(vm)));
            }
        }

        private static void change(Nights nights, Change change) {
            try {
                nights.each(change);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void run(LocalDate date, ProgressListener progress) {
            Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
            try (Nightly nightly = Nightly.open(Configuration.read(config), clock, progress, MailOrder.NOBODY)) {
                nightly.run(date, true);
                nightly.finish();
            }
        }

        private List<String> rows(String view) {
            String ledger = config.toAbsolutePath().toString().replace(".yaml", "-ledger");
            List<String> rows = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:h2:file:" + ledger + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0",
                            "perdollar",
                            "");
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT * FROM " + view)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder(view);
                    for (int column = 1; column <= columns; column++) {
                        row.append(' ').append(found.getString(column));
                    }
                    rows.add(row.toString());
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            rows.sort(null);
            return rows;
        }
    }

    /** The log of one VM, whose parts are sixths of its lines. */
    private static final class Log {
        final String vm;
        private final Path folder;
        private final List<String> lines;

        Log(String vm, Path folder) throws IOException {
            this.vm = vm;
            this.folder = Files.createDirectories(folder);
            lines = LOGS.getOrDefault(vm, List.of());
        }

        private Path file(String ending) {
            return folder.resolve(NAMES.get(vm) + ending);
        }

        private List<String> part(int from, int to) {
            return lines.subList(lines.size() * from / 6, lines.size() * to / 6);
        }

        void write(String ending, int from, int to) throws IOException {
            Files.write(file(ending), part(from, to));
        }

        void append(String ending, int from, int to) throws IOException {
            Files.write(file(ending), part(from, to), StandardOpenOption.APPEND);
        }

        void rename(String from, String to) throws IOException {
            Files.move(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
        }

        void copy(String from, String to) throws IOException {
            Files.copy(file(from), file(to));
        }

        void pack(String from, String to) throws IOException {
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file(to)))) {
                Files.copy(file(from), out);
            }
        }
    }

    private static List<String> read(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList();
        }
    }
}
