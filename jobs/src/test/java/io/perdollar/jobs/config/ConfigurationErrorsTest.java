package io.perdollar.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fixture is named by its defect and says in {@code #!} comments what must be reported, whole. */
class ConfigurationErrorsTest {

    @TestFactory
    Stream<DynamicTest> reportsTheDefectWithItsPlace() throws IOException {
        List<Path> fixtures;
        try (Stream<Path> files = Files.list(fixtures())) {
            fixtures = files.sorted().toList();
        }
        assertTrue(fixtures.size() > 20, "fixtures found: " + fixtures.size());
        return fixtures.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String text = Files.readString(file);
                    String expected = text.lines()
                            .filter(line -> line.startsWith("#! "))
                            .map(line -> line.substring(3))
                            .collect(Collectors.joining("\n"));
                    ConfigurationException e = assertThrows(
                            ConfigurationException.class,
                            () -> ConfigurationReader.read(Path.of("perdollar.yaml"), text));
                    assertEquals(expected, e.getMessage());
                }));
    }

    @Test
    void aMissingFileNamesTheCommandThatWritesOne() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Configuration.read(Path.of("no/such.yaml")));
        assertTrue(Objects.requireNonNull(e.getMessage()).contains("perdollar init --out"), e.getMessage());
    }

    private static Path fixtures() {
        URL folder = Objects.requireNonNull(ConfigurationErrorsTest.class.getResource("errors"));
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
