package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the collect recipe of the README with a real rsync; ssh reaches folders of this machine, gcloud is a fake. */
class CollectRecipeTest {
    private static final String SSH = """
            #!/bin/sh
            while [ "${1#-}" != "$1" ]; do case $1 in -o|-l) shift 2;; *) shift;; esac; done
            host=${1#*@}; shift
            [ -d "$VMS/$host" ] || { echo "ssh: no host $host" >&2; exit 255; }
            cd "$VMS/$host" && exec sh -c "$*"
            """;

    /** Lists one thing of each kind; copies to and from a bucket that is a folder. */
    private static final String GCLOUD = """
            #!/bin/sh
            [ -z "$GCLOUD_FAILS" ] || { echo "gcloud: not today" >&2; exit 1; }
            path() { case $1 in gs://*) echo "$BUCKET/${1#gs://}";; *) echo "$1";; esac; }
            case "$1 $2" in
              "compute "*) echo "[{\\"name\\":\\"$2-1\\"}]" ;;
              "storage rsync") shift 2
                while [ "${1#-}" != "$1" ]; do shift; done
                mkdir -p "$(path "$2")" && cp -Rp "$(path "$1")/." "$(path "$2")/" ;;
              "storage cp") cp "$(path "$3")" "$(path "$4")" ;;
              *) exit 2 ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path work = Path.of("");

    private record Run(int exitCode, String output) {}

    @BeforeEach
    void threeVms() throws IOException {
        assumeTrue(onPath("rsync") && onPath("bash"), "skipped: the recipe needs bash and rsync on the path");
        work = Files.createDirectories(folder.resolve("work"));
        for (String vm : List.of("chat-1", "chat-2", "10.0.0.7")) {
            Path logs =
                    Files.createDirectories(folder.resolve("vms").resolve(vm).resolve("nginx"));
            Files.writeString(logs.resolve("access.log"), vm + " today\n");
            Files.writeString(logs.resolve("access.log.1"), vm + " yesterday\n");
            Files.writeString(logs.resolve("error.log"), "not a request\n");
        }
        program("ssh", SSH);
        program("gcloud", GCLOUD);
    }

    private static boolean onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(dir -> Files.isExecutable(Path.of(dir, name)));
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Run collect(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", script().toString(), "--into", work.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("VMS", folder.resolve("vms").toString());
        builder.environment().put("BUCKET", folder.resolve("bucket").toString());
        builder.environment().putAll(environment);
        Path output = folder.resolve("output.txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the recipe hangs");
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static Path script() {
        return Path.of("deploy", "collect.sh").toAbsolutePath();
    }

    private List<Instant> collected(String vm) throws IOException {
        return Files.readAllLines(work.resolve("logs").resolve(vm).resolve(".collected")).stream()
                .map(Instant::parse)
                .toList();
    }

    @Test
    void bringsTheLogsOfThreeVmsAndTheInventoryAndDeletesNothing() throws Exception {
        Path older = Files.createDirectories(work.resolve("logs/chat-1")).resolve("access.log.9");
        Files.writeString(older, "rotated away on the VM\n");
        Instant before = Files.getLastModifiedTime(older).toInstant();

        Run run = collect(Map.of(), "--log-dir", "nginx", "pull", "chat-1", "chat-2", "chat-3=10.0.0.7");

        assertEquals(0, run.exitCode(), run.output());
        assertEquals("chat-1 today\n", Files.readString(work.resolve("logs/chat-1/access.log")));
        assertEquals("chat-2 yesterday\n", Files.readString(work.resolve("logs/chat-2/access.log.1")));
        assertEquals("10.0.0.7 today\n", Files.readString(work.resolve("logs/chat-3/access.log")));
        assertTrue(Files.exists(older), "what the VM rotated away stays here");
        assertFalse(Files.exists(work.resolve("logs/chat-1/error.log")));
        assertEquals(1, collected("chat-3").size());
        assertFalse(collected("chat-1").get(0).isBefore(before.minusSeconds(1)));
        try (var days = Files.list(work.resolve("inventory"))) {
            Path day = days.toList().get(0);
            assertEquals("[{\"name\":\"disks-1\"}]\n", Files.readString(day.resolve("disks.json")));
            assertTrue(Files.exists(day.resolve("instances.json")) && Files.exists(day.resolve("addresses.json")));
        }

        collect(Map.of(), "--log-dir", "nginx", "--no-inventory", "pull", "chat-1");
        assertEquals(2, collected("chat-1").size(), "one instant is added for each successful copy");
    }

    @Test
    void aVmThatCannotBeReachedGetsNoMarkerAndDoesNotStopTheOthers() throws Exception {
        Run run = collect(Map.of(), "--log-dir", "nginx", "pull", "gone", "chat-2");
        assertEquals(1, run.exitCode());
        assertTrue(run.output().contains("gone: the logs of gone could not be copied"), run.output());
        assertFalse(Files.exists(work.resolve("logs/gone/.collected")));
        assertEquals(1, collected("chat-2").size());
    }

    @Test
    void aFailedInventoryLeavesTheOneBefore() throws Exception {
        Path before =
                Files.createDirectories(work.resolve("inventory/2026-01-01")).resolve("instances.json");
        Files.writeString(before, "[]");
        Run run = collect(Map.of("GCLOUD_FAILS", "1"), "--log-dir", "nginx", "pull", "chat-1");
        assertEquals(1, run.exitCode());
        assertTrue(run.output().contains("the inventory could not be listed"), run.output());
        try (var days = Files.list(work.resolve("inventory"))) {
            assertEquals(List.of(before.getParent()), days.toList());
        }
    }

    @Test
    void theSameGoesThroughABucket() throws Exception {
        String logs = folder.resolve("vms/chat-1/nginx").toString();
        Run push = collect(Map.of(), "--log-dir", logs, "push", "gs://bucket/logs");
        assertEquals(0, push.exitCode(), push.output());
        Run fetch = collect(Map.of(), "fetch", "gs://bucket/logs");
        assertEquals(0, fetch.exitCode(), fetch.output());
        try (var vms = Files.list(work.resolve("logs"))) {
            Path vm = vms.toList().get(0);
            assertEquals("chat-1 today\n", Files.readString(vm.resolve("access.log")));
            assertEquals(1, collected(vm.getFileName().toString()).size());
        }
        assertTrue(Files.exists(work.resolve("inventory")));
    }

    @Test
    void refusesANameThatIsNoFolder() throws Exception {
        assertEquals(2, collect(Map.of(), "pull", "../etc").exitCode());
        assertEquals(2, collect(Map.of(), "pull").exitCode());
        assertEquals(2, collect(Map.of(), "--frobnicate", "pull", "a").exitCode());
    }
}
