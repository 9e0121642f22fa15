package io.perdollar.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void whatInitWritesIsValidAsItIs() {
        Configuration configuration = ConfigurationReader.read(Path.of("perdollar.yaml"), Template.text());
        assertEquals(28, configuration.report().windowDays());
        assertEquals(List.of(), configuration.warnings());
    }

    @Test
    void whatInitWritesIsValidWithEverySwitchedOffLineSwitchedOn() {
        Configuration configuration = ConfigurationReader.read(Path.of("perdollar.yaml"), everythingOn());
        assertEquals(2, configuration.billing().size());
        assertEquals(5, configuration.requests().size());
        assertEquals(
                3,
                java.util.Objects.requireNonNull(configuration.mail()).groups().size());
    }

    @Test
    void whatInitWritesShowsEveryKeyOfTheSchema() {
        SortedSet<String> missing = new TreeSet<>();
        for (String key : ConfigurationReader.knownKeys(everythingOn())) {
            String word = key.substring(key.lastIndexOf('.') + 1);
            if (!Pattern.compile("\\b" + Pattern.quote(word) + ": ?")
                    .matcher(Template.text())
                    .find()) {
                missing.add(key);
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    @Test
    void whatIsLeftOutMeansWhatTheTemplateShows() {
        Configuration shown = ConfigurationReader.read(Path.of("perdollar.yaml"), Template.text());
        String least = "report: { timeZone: UTC }\nbilling: [ { files: billing/*.json.gz } ]\n";
        Configuration silent = ConfigurationReader.read(Path.of("perdollar.yaml"), least);
        assertEquals(shown.report().windowDays(), silent.report().windowDays());
        assertEquals(shown.report().language(), silent.report().language());
        assertEquals(shown.output(), silent.output());
        assertEquals(shown.ledger(), silent.ledger());
        assertEquals(shown.billing(), silent.billing());
        assertEquals(shown.fleet(), silent.fleet());
        assertEquals(shown.idle(), silent.idle());
        assertEquals(shown.advice(), silent.advice());
        assertEquals(shown.prices(), silent.prices());
    }

    @Test
    void theExampleOfTheContractsIsValid() throws IOException {
        Path example = Path.of(System.getProperty(
                "perdollar.example",
                CHECKOUT.resolve("../shared/perdollar.example.yaml").toString()));
        assumeTrue(Files.exists(example), () -> "skipped: no " + example + " (-Dperdollar.example=FILE names it)");
        Configuration configuration = Configuration.read(example);
        assertEquals("Asia/Seoul", configuration.report().timeZone().getId());
        assertEquals(1, configuration.requests().size());
    }

    @Test
    void everyYamlBlockOfTheReadmeIsAConfiguration() throws IOException {
        Path file = CHECKOUT.resolve("README.md");
        assumeTrue(Files.exists(file), () -> "skipped: no " + file);
        String readme = Files.readString(file);
        Matcher block = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(readme);
        while (block.find()) {
            String text = block.group(1);
            assertTrue(
                    ConfigurationReader.read(Path.of("README.md"), text)
                                    .billing()
                                    .size()
                            > 0,
                    text);
        }
    }

    /** The template with each {@code #word} and {@code #- word} switched on. */
    static String everythingOn() {
        return Template.text()
                .lines()
                .map(line -> line.replaceFirst("^(\\s*)#(?=[a-zA-Z]|- |  )", "$1"))
                .collect(Collectors.joining("\n"));
    }
}
