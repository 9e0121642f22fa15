package io.perdollar.reporting.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoFontMachineTest {
    @TempDir
    Path folder;

    @Test
    void drawsTheSamePicturesWhereNoFontIsInstalled()
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path empty = Files.createDirectory(folder.resolve("no-fonts"));
        Path config = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + empty + "</dir><cachedir>" + folder.resolve("cache")
                        + "</cachedir></fontconfig>");
        Path classPath = Files.writeString(
                folder.resolve("class-path"), "-cp \"" + System.getProperty("java.class.path") + "\"");
        Path output = folder.resolve("output");
        ProcessBuilder java = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "@" + classPath,
                DrawSample.class.getName()));
        java.environment().put("FONTCONFIG_FILE", config.toString());
        java.redirectErrorStream(true).redirectOutput(output.toFile());

        Process process = java.start();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "drawing took more than a minute");
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertEquals(0, process.exitValue(), printed);
        assertEquals(DrawSample.digests(), printed.lines().reduce((a, b) -> b).orElse(""));
    }
}
