package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.LauncherSandbox.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release archive, unpacked and run with nothing but Java. */
class ReleaseIT {

    private static Path home;
    private LauncherSandbox sandbox;
    private Path launcher;

    @BeforeAll
    static void unpack(@TempDir Path folder) throws Exception {
        Path archive = only(Path.of("target"), "perdollar-*.tar.gz");
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        home = only(folder, "perdollar-*");
    }

    @BeforeEach
    void linkToTheLauncher(@TempDir Path folder) throws IOException {
        sandbox = new LauncherSandbox(folder);
        sandbox.link("java", Path.of(System.getProperty("java.home"), "bin", "java"));
        launcher = Files.createSymbolicLink(sandbox.root.resolve("perdollar-link"), home.resolve("perdollar"));
    }

    @AfterEach
    void closeSandbox() throws IOException {
        sandbox.close();
    }

    @Test
    void answersFromAnotherFolderThroughALink() {
        Outcome version = sandbox.run(launcher, "--version");
        assertEquals("", version.err());
        assertEquals("perdollar " + home.getFileName().toString().replace("perdollar-", "") + "\n", version.out());
        assertEquals(0, version.exitCode());

        Outcome help = sandbox.run(launcher, "--help");
        assertEquals(0, help.exitCode());
        assertTrue(help.out().startsWith("Usage: perdollar"), help.out());
    }

    @Test
    void anUnknownOptionEndsWithTwo() {
        Outcome outcome = sandbox.run(launcher, "--no-such-option");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("--no-such-option"), outcome.err());
    }

    @Test
    void theClassPathIsEveryJarAndNothingElse() throws IOException {
        Path mainJar = only(home.resolve("lib"), "jobs-*.jar");
        Set<String> named;
        try (JarFile jar = new JarFile(mainJar.toFile())) {
            String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            named = new TreeSet<>(List.of(classPath.split(" ")));
        }
        named.add(mainJar.getFileName().toString());
        assertEquals(new TreeSet<>(named(home.resolve("lib"), "*.jar")), named);
    }

    @Test
    void duckDbLoadsItsLibraryFromBesideItsJar() throws Exception {
        Path query = sandbox.root.resolve("Query.java");
        Files.writeString(query, """
                import java.sql.DriverManager;
                public class Query {
                    public static void main(String[] args) throws Exception {
                        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                                var rows = connection.createStatement().executeQuery("SELECT 6 * 7")) {
                            rows.next();
                            System.out.print(rows.getInt(1));
                        }
                    }
                }
                """);
        Path emptyFolder = Files.createDirectory(sandbox.root.resolve("tmp"));
        Outcome outcome = sandbox.run(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-Djava.io.tmpdir=" + emptyFolder,
                "-cp",
                only(home.resolve("lib"), "duckdb_jdbc-*.jar").toString(),
                query.toString());
        assertEquals("42", outcome.out(), outcome.err());
        assertEquals(List.of(), named(emptyFolder, "*"));
    }

    @Test
    void carriesLicenceNoticeAndReadme() throws IOException {
        assertEquals(List.of("LICENSE", "NOTICE", "README.md", "lib", "perdollar"), named(home, "[!c]*"));
    }

    @Test
    void makesAClassArchiveOnceAndSurvivesATornOne() throws Exception {
        sandbox.environment.remove("PERDOLLAR_NO_ARCHIVE");
        Path cache = home.resolve("cache");
        assertEquals(0, sandbox.run(launcher, "--version").exitCode());
        Path archive = awaitArchive(cache);

        sandbox.environment.put("PERDOLLAR_JAVA_OPTS", "-Xlog:class+load:file=" + sandbox.root.resolve("classes.txt"));
        Outcome second = sandbox.run(launcher, "--version");
        assertEquals("", second.err());
        try (Stream<String> lines = Files.lines(sandbox.root.resolve("classes.txt"))) {
            assertTrue(lines.anyMatch(
                    line -> line.contains("io.perdollar.jobs.PerDollar ") && line.contains("shared objects file")));
        }

        sandbox.environment.remove("PERDOLLAR_JAVA_OPTS");
        Files.delete(archive);
        Files.writeString(archive, "torn");
        Outcome third = sandbox.run(launcher, "--version");
        assertEquals("", third.err());
        assertEquals(0, third.exitCode());
    }

    /** The training runs at the lowest priority: on a busy machine it may take minutes. */
    private static Path awaitArchive(Path cache) throws Exception {
        for (int tries = 0; tries < 3_000; tries++) {
            if (Files.isDirectory(cache)) {
                for (String name : named(cache, "java-*.{jsa,aot,failed}")) {
                    assertTrue(!name.endsWith(".failed"), name);
                    // Until its lock is gone the training still cleans up.
                    if (named(cache, "*.making").isEmpty()) {
                        return cache.resolve(name);
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no class archive after 300 s in " + cache);
    }

    private static List<String> named(Path folder, String glob) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return List.copyOf(names);
        }
    }

    private static Path only(Path folder, String glob) throws IOException {
        List<String> names = named(folder, glob);
        assertEquals(1, names.size(), folder + " should hold one " + glob + ", got " + names);
        return folder.resolve(names.get(0));
    }
}
