package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.actions.Shell.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every generated file against the programs that read it, where this machine has them. */
class ScriptsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeEverything() throws IOException {
        ReportFiles.write(SampleReport.usd(), List.of(), folder.resolve("run"));
        int number = 0;
        for (Change plain : Changes.all()) {
            Machine odd = new Machine("it's $(x) \"a\" `b` ${c}\n%d 한글", "prod-1", Changes.ZONE, "g2-standard-4");
            Change hostile = new Change(
                    odd.name(),
                    odd.name(),
                    plain.steps(),
                    List.of(odd),
                    List.of(odd.name()),
                    1,
                    plain.target(),
                    BigDecimal.TEN);
            for (Change change : List.of(plain, hostile)) {
                Path place = Files.createDirectories(folder.resolve("change-" + number++));
                for (Map.Entry<String, String> file : ActionFiles.files(
                                change, Changes.DATE, new CurrencyCode("USD"), ActionSettings.DEFAULT)
                        .entrySet()) {
                    Files.writeString(place.resolve(file.getKey()), file.getValue());
                }
            }
        }
    }

    private static List<Path> written(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertTrue(found.size() > 20, found.toString());
            return found;
        }
    }

    private static void accepts(List<Path> files, String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        files.forEach(file -> words.add(file.toString()));
        Run run = new Shell(folder).run("", words);
        assertEquals("", run.output());
        assertEquals(0, run.exitCode());
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeTrue(Shell.has("shellcheck"), "skipped: shellcheck is not installed: apt install shellcheck");
        accepts(written(".sh"), "shellcheck");
    }

    @Test
    void bashReadsEveryScript() throws Exception {
        assumeTrue(Shell.has("bash"), "skipped: the scripts need bash");
        for (Path script : written(".sh")) {
            accepts(List.of(script), "bash", "-n");
        }
    }

    @Test
    void terraformFormatsNothing() throws Exception {
        assumeTrue(Shell.has("terraform"), "skipped: terraform is not installed");
        List<String> words = new ArrayList<>(List.of("terraform", "fmt", "-check", "-diff", "-no-color"));
        written(".tf").forEach(file -> words.add(file.toString()));
        Run run = new Shell(folder)
                .set(
                        "TF_CLI_CONFIG_FILE",
                        Files.writeString(folder.resolve("terraformrc"), "").toString())
                .set("CHECKPOINT_DISABLE", "1")
                .run("", words);
        assertEquals("", run.output());
        assertEquals(0, run.exitCode());
    }
}
