package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.reporting.actions.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs stop-when-idle.sh on real log files, against a metadata server and a gcloud that only write down what they are asked. */
class StopWhenIdleTest {
    private static final List<String> STOPPED =
            List.of("compute instances stop chat-1 --zone=asia-northeast3-b --project=prod-1 --quiet");
    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private IdleVm vm;

    @BeforeEach
    void idleVm() throws IOException {
        assumeTrue(Shell.has("bash") && Shell.has("curl"), "skipped: the script needs bash and curl");
        vm = new IdleVm(folder);
    }

    @AfterEach
    void stopServer() {
        if (vm != null) {
            vm.close();
        }
    }

    private void logged(String... lines) throws IOException {
        Files.writeString(vm.log(), String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void goesOn(String why) throws IOException, InterruptedException {
        Run run = vm.look();
        assertTrue(run.output().contains(why), run.output());
        assertEquals(List.of(), vm.stops(), run.output());
    }

    private void stops(String why) throws IOException, InterruptedException {
        Run run = vm.look();
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains(why), run.output());
        assertEquals(STOPPED, vm.stops(), run.output());
    }

    @Test
    void stopsItselfAndSaysWhy() throws Exception {
        logged(IdleVm.request(LONG_AGO), IdleVm.health(JUST_NOW));
        stops(
                "stopping chat-1 in asia-northeast3-b of prod-1: no request for 3600 s (threshold 300 s), last: POST /generate");
    }

    @Test
    void goesOnWhileRequestsCome() throws Exception {
        logged(IdleVm.request(LONG_AGO), IdleVm.request(JUST_NOW), IdleVm.health(Duration.ZERO));
        goesOn("running: idle for 120 s of 300 s, last POST /generate");
    }

    @Test
    void aFailedRequestAndAnUnrecognisedOneKeepItRunning() throws Exception {
        logged(IdleVm.line(IdleVm.NOW.minus(JUST_NOW), "POST /v1/completions", 503) + "\n");
        goesOn("last POST /v1/completions");
        Files.delete(vm.log());
        logged(IdleVm.line(IdleVm.NOW.minus(JUST_NOW), "POST /own/endpoint", 200) + "\n");
        goesOn("last POST /own/endpoint");
    }

    @Test
    void goesOnExactlyUntilTheThreshold() throws Exception {
        logged(IdleVm.request(Duration.ofSeconds(299)));
        goesOn("idle for 299 s of 300 s");
        vm.at(IdleVm.NOW.plusSeconds(1));
        stops("no request for 300 s");
    }

    @Test
    void aRequestInFlightKeepsItRunning() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.connected(2);
        goesOn("running: 2 open connections to port 8000");
        vm.connected(0);
        stops("no open connection to port 8000");
    }

    @Test
    void goesOnWhereConnectionsCannotBeSeen() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.connected(null);
        goesOn("nothing listens on PORTS '8000'");
        assertEquals(3, vm.look().exitCode());
        vm.settings("PORTS=none");
        stops("no request for 3600 s");
    }

    @Test
    void readsConnectionsFromTheKernelWhereThereIsNoSs() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        // A path with what the script needs, and no ss on it.
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of(
                "bash", "awk", "curl", "cat", "stat", "head", "tail", "cut", "cksum", "od", "tr", "mkdir", "mv", "sed",
                "dirname", "wc")) {
            program(tools.resolve(tool), "#!/bin/sh\nexec " + place(tool) + " \"$@\"\n");
        }
        for (String fake : List.of("date", "gcloud")) {
            program(
                    tools.resolve(fake),
                    Files.readString(folder.resolve("fake-programs").resolve(fake)));
        }
        Path net = Files.createDirectories(folder.resolve("proc/net"));
        String head = "  sl  local_address rem_address   st\n";
        String listens = "   0: 0100007F:1F40 00000000:0000 0A 0\n";
        String open = "   1: 0100007F:1F40 0100007F:D2A4 01 0\n";
        List<String> command = List.of(
                "env",
                "PATH=" + tools,
                "bash",
                folder.resolve("stop-when-idle.sh").toString());

        Files.writeString(net.resolve("tcp"), head + listens + open);
        assertTrue(vm.shell().run("", command).output().contains("running: 1 open connections"));
        Files.writeString(net.resolve("tcp"), head + listens);
        vm.shell().run("", command);
        assertEquals(STOPPED, vm.stops());
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private static Path place(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesABootTimeToBecomeReady() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.upFor(Duration.ofSeconds(479));
        goesOn("running: up for 479 s, judged after 480 s");
        vm.upFor(Duration.ofMinutes(8));
        stops("last: start of the VM");
    }

    @Test
    void aDryRunStopsNothing() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        Run run = vm.look("--dry-run");
        assertEquals(0, run.exitCode());
        assertTrue(run.output().contains("would stop chat-1 in asia-northeast3-b of prod-1"), run.output());
        assertEquals(List.of(), vm.stops());
    }

    @Test
    void readsWhatWasAppendedOnlyAndOnce() throws Exception {
        logged(IdleVm.request(Duration.ofMinutes(4)));
        goesOn("idle for 240 s");
        // What was read is not read again: another line of the same length in its place is not seen.
        String text = Files.readString(vm.log()) + IdleVm.health(Duration.ZERO).repeat(20);
        Files.writeString(vm.log(), text);
        goesOn("idle for 240 s");
        logged(IdleVm.request(Duration.ofSeconds(10)));
        goesOn("idle for 10 s");
    }

    @Test
    void aLineInTwoPartsIsOneLine() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.at(IdleVm.NOW.minus(Duration.ofMinutes(59)));
        goesOn("idle for 60 s");
        vm.at(IdleVm.NOW);
        String line = IdleVm.request(JUST_NOW);
        logged(line.substring(0, 70));
        vm.look("--dry-run");
        logged(line.substring(70));
        goesOn("idle for 120 s of 300 s, last POST /generate");
    }

    @Test
    void followsALogThatIsRotatedByRenaming() throws Exception {
        logged(IdleVm.request(LONG_AGO), IdleVm.health(LONG_AGO));
        vm.look("--dry-run");
        // The last request before the rotation was written after the last look.
        logged(IdleVm.request(JUST_NOW));
        Files.move(vm.log(), folder.resolve("access.log.1"));
        logged(IdleVm.health(Duration.ZERO));
        goesOn("idle for 120 s of 300 s, last POST /generate");
    }

    @Test
    void followsALogThatIsCopiedAndTruncated() throws Exception {
        logged(IdleVm.request(LONG_AGO), IdleVm.health(LONG_AGO));
        vm.look("--dry-run");
        logged(IdleVm.request(JUST_NOW));
        Files.copy(vm.log(), folder.resolve("access.log-20261124"));
        Files.writeString(vm.log(), IdleVm.health(Duration.ZERO));
        goesOn("idle for 120 s of 300 s, last POST /generate");
        vm.at(IdleVm.NOW.plus(JUST_NOW).plus(JUST_NOW));
        stops("no request for 360 s");
    }

    @Test
    void aRotatedLogThatIsGoneCountsAsBusyOnce() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.look("--dry-run");
        Files.delete(vm.log());
        logged(IdleVm.health(Duration.ZERO).replace("10.0.0.9", "10.0.0.10"));
        goesOn("was rotated and the old file is gone");
        vm.at(IdleVm.NOW.plusSeconds(300));
        stops("no request for 300 s");
    }

    @Test
    void anEmptyLogAfterTheRotationProvesNothingNew() throws Exception {
        logged(IdleVm.request(JUST_NOW));
        goesOn("idle for 120 s");
        Files.move(vm.log(), folder.resolve("access.log.1"));
        Files.createFile(vm.log());
        goesOn("idle for 120 s");
    }

    @Test
    void aLineOfAnotherFormatKeepsItRunning() throws Exception {
        logged(IdleVm.request(LONG_AGO), "somebody changed the log_format\n");
        goesOn("1 lines that do not match FORMATS, such as: somebody changed the log_format");
    }

    @Test
    void goesOnWithoutALogThatSpeaks() throws Exception {
        goesOn("expected a readable log at");
        assertEquals(3, vm.look().exitCode());
        logged("");
        goesOn("no line was ever read");
        assertEquals(3, vm.look().exitCode());
    }

    @Test
    void aClockAheadOfTheVmsCountsAsNow() throws Exception {
        logged(IdleVm.request(Duration.ofMinutes(-30)));
        goesOn("idle for 0 s");
    }

    @Test
    void looksAtEveryLog() throws Exception {
        Path other = folder.resolve("other.log");
        Files.writeString(other, IdleVm.request(JUST_NOW));
        logged(IdleVm.request(LONG_AGO));
        vm.settings("LOGS+=(" + ShellText.quoted(other.toString()) + ")");
        goesOn("idle for 120 s");
    }

    @Test
    void aLongLogIsReadFromItsEndAndJudgedLater() throws Exception {
        logged(IdleVm.health(LONG_AGO).repeat(200));
        vm.settings("FIRST_READ=2000");
        goesOn("idle for 0 s");
        vm.at(IdleVm.NOW.plusSeconds(300));
        stops("no request for 300 s");
    }

    @Test
    void asksTheApiItselfWhereGcloudCannot() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.shell().set("GCLOUD_EXIT", "1");
        Run run = vm.look();
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(
                vm.asked()
                        .contains("POST /compute/v1/projects/prod-1/zones/asia-northeast3-b/instances/chat-1/stop"
                                + " Bearer ya29.secret"),
                vm.asked().toString());
        assertFalse(run.output().contains("ya29.secret"), "the token is a secret");
    }

    @Test
    void failsLoudlyWhereItIsNoVm() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.shell().set("GCE_METADATA_HOST", "127.0.0.1:1");
        Run run = vm.look();
        assertEquals(1, run.exitCode());
        assertTrue(run.output().contains("is this a Compute Engine VM?"), run.output());
    }

    @Test
    void refusesSettingsThatAreWrong() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        for (String wrong : List.of("THRESHOLD=5m", "THRESHOLD=30", "INFERENCE=", "FORMATS='default ${status}'")) {
            Run run = vm.settings(wrong).look();
            assertEquals(2, run.exitCode(), wrong + ": " + run.output());
            assertTrue(run.output().contains("expected"), run.output());
        }
        assertEquals(2, vm.settings("").look("--wrong").exitCode());
        assertEquals(List.of(), vm.stops());
    }

    @Test
    void oddBytesInALogAreNoRequests() throws Exception {
        logged(
                IdleVm.request(LONG_AGO),
                "10.0.0.9 - - [24/Nov/2026:11:59:00 +0900] \"\\x16\\x03\\x01\\x02\" 400 150 \"-\" \"-\" 0.001\n",
                "10.0.0.9 - - [24/Nov/2026:11:59:00 +0900] \"\" 400 0 \"-\" \"-\" 0.001\n",
                "10.0.0.9 - - [24/Nov/2026:11:59:00 +0900] \"GET /\u0000\u00e9 HTTP/1.1\" 404 0 \"-\" \"-\" 0.001\n");
        stops("no request for 3600 s");
    }

    @Test
    void installsItselfAndStartsItsTimer() throws Exception {
        logged(IdleVm.request(LONG_AGO));
        vm.shell().program("systemctl", "#!/bin/sh\necho \"systemctl $*\" >> \"$CALLS\"\n");
        Path root = folder.resolve("root");
        Path place = Files.createDirectories(folder.resolve("copied"));
        for (String name : ActionFiles.IDLE_FILES) {
            Files.writeString(
                    place.resolve(name),
                    name.endsWith(".conf") ? Files.readString(folder.resolve("conf")) : Shell.resource(name));
        }
        vm.shell().set("PERDOLLAR_ROOT", root.toString());
        Run run = vm.shell().bash(place.resolve("install.sh"));
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("would stop chat-1"), run.output());
        assertEquals(List.of("systemctl daemon-reload", "systemctl enable --now perdollar-idle.timer"), vm.stops());
        assertTrue(Files.exists(root.resolve("etc/systemd/system/perdollar-idle.timer")));

        Files.writeString(root.resolve("etc/perdollar-idle.conf"), "THRESHOLD=900\n", StandardOpenOption.APPEND);
        vm.shell().bash(place.resolve("install.sh"));
        assertTrue(
                Files.readString(root.resolve("etc/perdollar-idle.conf")).endsWith("THRESHOLD=900\n"),
                "settings are kept");
        assertTrue(Files.exists(root.resolve("etc/perdollar-idle.conf.new")));
    }
}
