package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.perdollar.jobs.LauncherSandbox.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The release archive, unpacked and run with nothing but Java. */
class ReleaseIT {
    private static final boolean OFFLINE = "offline=true".equals(System.getProperty("maven.build"));

    /** A link within the project: {@code [text](place)}. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

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
    void carriesItsDocumentsAndWhatRunsItEachNight() throws IOException {
        List<String> files = new ArrayList<>(List.of(
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "LICENSE",
                "NOTICE",
                "README.md",
                "SECURITY.md",
                "bom.cdx.json",
                "docs",
                "jobs",
                "lib",
                "perdollar"));
        if (OFFLINE) {
            files.remove("bom.cdx.json");
        }
        assertEquals(files, named(home, "[!c]*"));
        assertTrue(Files.isExecutable(home.resolve("jobs/deploy/collect.sh")));
        Path sources = Path.of("deploy");
        try (Stream<Path> deployed = Files.walk(sources)) {
            for (Path file : deployed.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains(".terraform")) {
                    assertEquals(
                            -1,
                            Files.mismatch(file, home.resolve("jobs/deploy").resolve(sources.relativize(file))),
                            file.toString());
                }
            }
        }
    }

    @Test
    void everyLinkOfItsDocumentsLeadsToAFileInside() throws IOException {
        int links = 0;
        try (Stream<Path> files = Files.walk(home)) {
            for (Path document :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher link = LINK.matcher(Files.readString(document));
                while (link.find()) {
                    assertTrue(
                            Files.exists(document.resolveSibling(link.group(1))),
                            home.relativize(document) + " leads to " + link.group(1));
                    links++;
                }
            }
        }
        assertTrue(links > 5, "only " + links + " links were found");
    }

    @Test
    void theBillOfMaterialsNamesEveryJar() throws IOException {
        assumeFalse(OFFLINE, "a build with mvn -o makes no bill of materials");
        String text = Files.readString(home.resolve("bom.cdx.json"));
        assertTrue(text.startsWith("{"), text);
        Map<?, ?> bill = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        assertEquals("CycloneDX", bill.get("bomFormat"));
        Set<String> billed = new TreeSet<>();
        billed.add(jar(Objects.requireNonNull((Map<?, ?>) bill.get("metadata")).get("component")));
        for (Object component : Objects.requireNonNull((List<?>) bill.get("components"))) {
            billed.add(jar(component));
        }
        assertEquals(new TreeSet<>(named(home.resolve("lib"), "*.jar")), billed);
    }

    /** The name of a component's jar in the release. */
    private static String jar(@Nullable Object component) {
        Map<?, ?> facts = Objects.requireNonNull((Map<?, ?>) component);
        Matcher classifier = CLASSIFIER.matcher(String.valueOf(facts.get("purl")));
        return facts.get("name") + "-" + facts.get("version") + (classifier.find() ? "-" + classifier.group(1) : "")
                + ".jar";
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
