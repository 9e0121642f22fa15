package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.LauncherSandbox.Outcome;
import io.perdollar.jobs.LauncherSandbox.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When and how the launcher builds, over an invented Maven that counts its runs. */
class LauncherInCheckoutTest {

    private static final int ENDED = 42; // the exit code of the invented Java

    private LauncherSandbox sandbox;
    private Path checkout;
    private Path launcher;
    private Path source;

    @BeforeEach
    void checkOut(@TempDir Path folder) throws IOException {
        sandbox = new LauncherSandbox(folder);
        checkout = sandbox.root.resolve("check out");
        launcher = LauncherSandbox.install(checkout.resolve("perdollar"));
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.writeString(checkout.resolve("pom.xml"), "<project>\n  <version>9.9.9</version>\n</project>\n");
        source = checkout.resolve("analysis/src/main/java/Money.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Money {}\n");
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        maven(
                "3.8.7",
                "echo built >>builds && sleep 0.3 && mkdir -p jobs/target/perdollar-9.9.9/lib"
                        + " && cat analysis/src/main/java/Money.java >jobs/target/perdollar-9.9.9/lib/jobs-9.9.9.jar");
    }

    @AfterEach
    void closeSandbox() throws IOException {
        sandbox.close();
    }

    @Test
    void buildsOnFirstUseAndOnlyThen() throws IOException {
        Outcome first = sandbox.run(launcher, "demo");
        assertEquals(ENDED, first.exitCode());
        assertTrue(first.err().startsWith("perdollar: building (first use; log: "), first.err());
        assertEquals(1, first.err().lines().count());

        Outcome second = sandbox.run(launcher, "demo");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceIsEditedAddedOrDeleted() throws IOException {
        sandbox.run(launcher);
        Files.writeString(source, "class Money { }\n");
        assertTrue(sandbox.run(launcher).err().contains("the sources are newer"));
        Files.writeString(source.resolveSibling("Charge.java"), "class Charge {}\n");
        sandbox.run(launcher);
        Files.delete(source.resolveSibling("Charge.java"));
        sandbox.run(launcher);
        Files.writeString(checkout.resolve("pom.xml"), "\n", StandardOpenOption.APPEND);
        sandbox.run(launcher);
        assertEquals(5, builds());
        sandbox.run(launcher);
        assertEquals(5, builds());
    }

    @Test
    void aSourceEditedDuringTheBuildIsBuiltNextTime() throws IOException {
        maven(
                "3.8.7",
                "echo built >>builds; mkdir -p jobs/target/perdollar-9.9.9/lib;"
                        + " touch jobs/target/perdollar-9.9.9/lib/jobs-9.9.9.jar; sleep 0.1; touch analysis/src/main/java/Money.java");
        assertTrue(sandbox.run(launcher).err().contains("a source changed during the build"));
        sandbox.run(launcher);
        assertEquals(2, builds());
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException {
        Started one = sandbox.start(launcher, "demo");
        Started other = sandbox.start(launcher, "demo");
        assertEquals(ENDED, LauncherSandbox.await(one).exitCode());
        assertEquals(ENDED, LauncherSandbox.await(other).exitCode());
        assertEquals(1, builds());
    }

    @Test
    void twoAtOnceBuildOnceWithoutFlock() throws IOException {
        Files.deleteIfExists(sandbox.root.resolve("tools/flock"));
        twoAtOnceBuildOnce();
        assertFalse(Files.exists(checkout.resolve(".perdollar/lock.link")));
    }

    @Test
    void aRunKeepsItsJarsWhileOthersBuild() throws Exception {
        Path java = sandbox.root.resolve("jdk-17.0.15/bin/java");
        LauncherSandbox.script(java, "while [ ! -e stop ]; do sleep 0.1; done; for last; do :; done; cat \"$last\"");
        sandbox.run(launcher, "--version", touch("stop").toString());
        Files.delete(sandbox.root.resolve("stop"));

        // The jar is read at the very end, as Java reads a class when it first needs it.
        Started running = sandbox.start(
                launcher, firstBuild().resolve("lib/jobs-9.9.9.jar").toString());
        while (runningIn(firstBuild()) == 0) {
            Thread.sleep(20);
        }
        Files.writeString(source, "class Money { int cents; }\n");
        Started rebuilt = sandbox.start(launcher, source.toString());
        while (builds() < 2 || Files.exists(checkout.resolve(".perdollar/built.next"))) {
            Thread.sleep(20);
        }
        touch("stop");
        assertEquals("class Money {}\n", LauncherSandbox.await(running).out());
        LauncherSandbox.await(rebuilt);

        Files.writeString(source, "class Money {}\n");
        sandbox.run(launcher, source.toString());
        try (Stream<Path> kept = Files.list(checkout.resolve(".perdollar"))) {
            assertEquals(
                    1,
                    kept.filter(path -> path.getFileName().toString().startsWith("app-"))
                            .count());
        }
    }

    @Test
    void aFailedBuildEndsWithOneAndNamesItsLog() throws IOException {
        maven("3.8.7", "echo '[ERROR] Money.java:[1,1] no such currency'; exit 1");
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("no such currency"), outcome.err());
        assertTrue(
                outcome.err().contains("the build failed, its log is " + checkout.resolve(".perdollar/build.log")),
                outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void refusesAnOldMavenInWords() throws IOException {
        maven("3.6.3", "exit 0");
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("Maven 3.8.7 or newer is needed"), outcome.err());
        assertTrue(outcome.err().contains("which is Maven 3.6.3"), outcome.err());
        assertTrue(outcome.err().contains("sudo apt install maven"), outcome.err());
    }

    @Test
    void saysWhatToInstallWhereThereIsNoMaven() throws IOException {
        Files.delete(sandbox.root.resolve("tools/mvn"));
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("got none on the path"), outcome.err());
    }

    @Test
    void saysThatAJreCannotBuild() throws IOException {
        Files.delete(sandbox.root.resolve("jdk-17.0.15/bin/javac"));
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("a JDK is needed to build"), outcome.err());
    }

    private void maven(String version, String build) throws IOException {
        sandbox.tool("mvn", "if [ \"$1\" = -v ]; then echo 'Apache Maven " + version + " (abc)'; exit; fi\n" + build);
    }

    private int builds() throws IOException {
        Path builds = checkout.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private Path touch(String name) throws IOException {
        return Files.writeString(sandbox.root.resolve(name), "");
    }

    private Path firstBuild() {
        return checkout.resolve(".perdollar/app-1");
    }

    private static long runningIn(Path build) throws IOException {
        Path running = build.resolve("running");
        if (!Files.isDirectory(running)) {
            return 0;
        }
        try (Stream<Path> ids = Files.list(running)) {
            List<String> names = ids.map(path -> path.getFileName().toString()).toList();
            return names.stream()
                    .filter(id -> ProcessHandle.of(Long.parseLong(id)).isPresent())
                    .count();
        }
    }
}
