package io.perdollar.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.ingest.fuzz.Damage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** A configuration is read, or refused with file, line and what to do; whatever it holds. */
class DamagedConfigurationTest {
    private static final List<String> WORDS = List.of(
            "- ",
            "? ",
            ": ",
            " #",
            "#",
            "---\n",
            "...\n",
            "&a ",
            "*a",
            "<<: *a",
            "!!java.net.URL [http://localhost:1]",
            "!!binary ",
            "%TAG ! tag:x,2000:\n",
            "|",
            ">-",
            "\t",
            "~",
            ".inf",
            ".nan",
            "0x1F",
            "1_000",
            "2026-11-15",
            "9999999999999d",
            "99999999999999999999h",
            "999999999 TB",
            "-5%",
            "1e9%",
            "file:",
            "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'",
            "jdbc:postgresql://ledger:hunter2@db/x",
            "[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}}}}}}}}}",
            "(((((((((((((((((((((a+)+)+)+)+)+)+)+",
            "**/**/**/**/{instance}/**/*",
            "POST " + "**/".repeat(200),
            "$".repeat(300),
            "'$a$b$c$d'",
            "log_format x ",
            "{instance}{instance}{instance}");

    private static final Pattern PLACED = Pattern.compile("perdollar\\.yaml:([1-9]\\d*): .*expected .*, got .*; .+");

    private static final List<byte[]> CORPUS = corpus();

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void isReadOrRefusedWithItsPlace(@ForAll Random random) throws IOException {
        byte[] whole = CORPUS.get(random.nextInt(CORPUS.size()));
        Path file = Files.createTempDirectory("perdollar-config-").resolve("perdollar.yaml");
        byte[] damaged = new Damage(random, WORDS).of(whole);
        try {
            Files.write(file, damaged);
            long lines =
                    new String(damaged, StandardCharsets.ISO_8859_1).lines().count() + 1;
            check(file, lines);
        } finally {
            Files.delete(file);
            Files.delete(Objects.requireNonNull(file.getParent()));
        }
    }

    private static void check(Path file, long lines) {
        try {
            Configuration configuration = Configuration.read(file);
            assertFalse(configuration.billing().isEmpty());
            KeyLines.of(configuration);
        } catch (ConfigurationException refusal) {
            String message = Objects.requireNonNull(refusal.getMessage());
            for (String line : message.split("\n", -1)) {
                assertTrue(PLACED.matcher(line).find(), message);
                assertFalse(line.chars().anyMatch(Character::isISOControl), message);
                assertTrue(line.length() < 1_000, message);
            }
            for (Problem problem : refusal.problems()) {
                assertTrue(problem.line() >= 1 && problem.line() <= lines, message);
            }
        }
    }

    @Test
    void aLongValueIsShortenedWhereverTheMessageRepeatsIt() throws IOException {
        Path file = Files.createTempDirectory("perdollar-config-").resolve("perdollar.yaml");
        try {
            String endless = "POS" + "[".repeat(900) + "ions";
            Files.writeString(file, Template.text() + "\nendpoints: { inference: [ \"" + endless + "\" ] }\n");
            check(file, Files.readString(file).lines().count() + 1);
        } finally {
            Files.delete(file);
            Files.delete(Objects.requireNonNull(file.getParent()));
        }
    }

    @Test
    void aFileWithoutEndIsGivenUp() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "there is no /dev/zero here");
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> Configuration.read(endless));
        assertEquals(
                "/dev/zero: expected a configuration file of at most 1 MB, got more; name the right file",
                refusal.getMessage());
    }

    /** What {@code init} writes, with everything on and as it is, and every fixture of a defect. */
    private static List<byte[]> corpus() {
        List<byte[]> corpus = new ArrayList<>();
        corpus.add(Template.text().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 30; i++) {
            corpus.add(TemplateTest.everythingOn().getBytes(StandardCharsets.UTF_8));
        }
        for (String folder : List.of("errors", "fuzz")) {
            try (Stream<Path> files =
                    Files.list(Path.of(Objects.requireNonNull(DamagedConfigurationTest.class.getResource(folder))
                            .toURI()))) {
                for (Path file : files.sorted().toList()) {
                    corpus.add(Files.readAllBytes(file));
                }
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return corpus;
    }
}
