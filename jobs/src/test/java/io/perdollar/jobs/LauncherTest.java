package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.LauncherSandbox.Outcome;
import io.perdollar.jobs.LauncherSandbox.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an unpacked release, over invented Javas. */
class LauncherTest {

    private LauncherSandbox sandbox;
    private Path launcher;

    @BeforeEach
    void unpackARelease(@TempDir Path folder) throws IOException {
        sandbox = new LauncherSandbox(folder);
        Path home = sandbox.root.resolve("a release");
        launcher = LauncherSandbox.install(home.resolve("perdollar"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/jobs-9.9.9.jar"));
    }

    @AfterEach
    void closeSandbox() throws IOException {
        sandbox.close();
    }

    @Test
    void passesArgumentsAndExitCodeOnUntouched() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        Outcome outcome = sandbox.run(launcher, "nightly", "two words", "", "*", "$HOME");
        assertTrue(outcome.out().endsWith("lib/jobs-9.9.9.jar\nnightly\ntwo words\n\n*\n$HOME\n"), outcome.out());
        assertEquals("", outcome.err());
        assertEquals(42, outcome.exitCode());
    }

    @Test
    void becomesTheJavaProcessSoThatSignalsReachIt() throws IOException {
        Path java = sandbox.fakeJdk("17.0.15").resolve("bin/java");
        LauncherSandbox.script(java, "echo $$");
        sandbox.link("java", java);
        Started started = sandbox.start(launcher, "nightly");
        assertEquals(
                started.process().pid() + "\n", LauncherSandbox.await(started).out());
    }

    @Test
    void compilesShortCommandsLightlyAndLongOnesFully() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        for (String command : new String[] {"demo", "doctor", "whatif", "report"}) {
            assertTrue(sandbox.run(launcher, command).out().contains("-XX:TieredStopAtLevel=1\n"), command);
        }
        for (String command : new String[] {"nightly", "backfill"}) {
            assertTrue(!sandbox.run(launcher, command).out().contains("TieredStopAtLevel"), command);
        }
    }

    @Test
    void theUsersJavaOptionsComeAfterItsOwn() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        sandbox.environment.put("PERDOLLAR_JAVA_OPTS", "-Xmx3g -Dx=y");
        String out = sandbox.run(launcher, "nightly").out();
        assertTrue(out.indexOf("-Xmx3g\n-Dx=y\n") > out.indexOf("-Xmx760m\n"), out);
    }

    @Test
    void prefersJavaHomeToThePath() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        Path newer = sandbox.fakeJdk("25.0.3");
        LauncherSandbox.script(newer.resolve("bin/java"), "echo the newer one");
        sandbox.environment.put("JAVA_HOME", newer.toString());
        assertEquals("the newer one\n", sandbox.run(launcher, "demo").out());
    }

    @Test
    void takesThePathsJavaWhereJavaHomesIsTooOld() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        sandbox.environment.put("JAVA_HOME", sandbox.fakeJdk("11.0.2").toString());
        assertEquals(42, sandbox.run(launcher, "demo").exitCode());
    }

    @Test
    void refusesAnOldJavaInWords() throws IOException {
        sandbox.tool("java", "echo 'openjdk version \"1.8.0_392\"' >&2");
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("Java 17 or newer is needed"), outcome.err());
        assertTrue(outcome.err().contains("is Java 1.8.0_392"), outcome.err());
        assertTrue(outcome.err().contains("sudo apt install openjdk-17-jre-headless"), outcome.err());
        assertTrue(outcome.err().contains("brew install openjdk"), outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void asksAJavaWithoutReleaseFileForItsVersion() {
        assertEquals(7, runWithJavaThatSays("openjdk version \"21\" 2023-09-19"));
        assertEquals(7, runWithJavaThatSays("openjdk version \"26-ea\" 2026-03-17"));
        assertEquals(1, runWithJavaThatSays("openjdk version \"16.0.2\" 2021-07-20"));
    }

    private int runWithJavaThatSays(String version) {
        try {
            sandbox.tool("java", "case $* in *-version) echo '" + version + "' >&2 ;; *) exit 7 ;; esac");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sandbox.run(launcher, "demo").exitCode();
    }

    @Test
    void saysWhereItLookedWhenThereIsNoJava() {
        Outcome nowhere = sandbox.run(launcher, "demo");
        assertEquals(1, nowhere.exitCode());
        assertTrue(nowhere.err().contains("JAVA_HOME is not set and no java is on the path"), nowhere.err());

        sandbox.environment.put("JAVA_HOME", "/no/such/jdk");
        Outcome wrongHome = sandbox.run(launcher, "demo");
        assertEquals(1, wrongHome.exitCode());
        assertTrue(wrongHome.err().contains("/no/such/jdk/bin/java does not exist"), wrongHome.err());
    }

    @Test
    void saysWhenTheReleaseIsTorn() throws IOException {
        sandbox.link("java", sandbox.fakeJdk("17.0.15").resolve("bin/java"));
        Files.delete(launcher.resolveSibling("lib/jobs-9.9.9.jar"));
        Outcome outcome = sandbox.run(launcher, "demo");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("unpack the release again"), outcome.err());
    }
}
