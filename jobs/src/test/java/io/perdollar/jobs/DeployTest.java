package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What lies in {@code jobs/deploy}, each against the tool that reads it or the nearest to it. */
class DeployTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern COMMAND = Pattern.compile("nightly --config \\S+ ?(--log-format json)?");

    @TempDir
    Path folder;

    @Test
    void systemdTakesServiceAndTimer() throws Exception {
        assumeTrue(Tool.isInstalled("systemd-analyze"), "systemd-analyze is not installed: apt install systemd");
        Tool.Outcome outcome =
                Tool.run(folder, "systemd-analyze", "verify", service().toString(), timer().toString());
        assertEquals("", outcome.output());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void systemdCallsTheServiceWellConfined() throws Exception {
        assumeTrue(Tool.isInstalled("systemd-analyze"), "systemd-analyze is not installed: apt install systemd");
        Tool.Outcome outcome = Tool.run(
                folder,
                "systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=25",
                service().toString());
        assumeTrue(!outcome.output().contains("unrecognized option"), "systemd-analyze is older than 250");
        assertEquals(0, outcome.exitCode(), outcome.output());
    }

    /** The service, with a program that is there. */
    private Path service() throws IOException {
        String text = Files.readString(DEPLOY.resolve("systemd/perdollar.service"));
        assertTrue(text.contains("ExecStart=/opt/perdollar/perdollar "), text);
        return Files.writeString(
                folder.resolve("perdollar.service"), text.replace("/opt/perdollar/perdollar ", "/bin/true "));
    }

    private Path timer() throws IOException {
        return Files.copy(DEPLOY.resolve("systemd/perdollar.timer"), folder.resolve("perdollar.timer"));
    }

    @Test
    void theCrontabHasOneLineOfSixFieldsAndACommandThatTheShellTakes() throws Exception {
        List<String> jobs = Files.readAllLines(DEPLOY.resolve("cron/perdollar")).stream()
                .filter(line -> !line.startsWith("#") && !line.matches("[A-Z]+=.*"))
                .toList();
        assertEquals(1, jobs.size());
        String[] fields = jobs.get(0).split(" ", 7);
        String time = String.join(" ", List.of(fields).subList(0, 5));
        assertTrue(time.matches("[0-5]?\\d ([01]?\\d|2[0-3]) \\* \\* \\*"), time);
        assertEquals("perdollar", fields[5]);
        // cron takes a percent sign for the end of the line.
        assertEquals(-1, fields[6].indexOf('%'));
        Tool.Outcome outcome = Tool.run(folder, "/bin/sh", "-n", "-c", fields[6]);
        assertEquals("", outcome.output());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void theCrontabIsSilentUnlessTheNightFailed() throws Exception {
        String line = Files.readAllLines(DEPLOY.resolve("cron/perdollar")).stream()
                .filter(each -> each.contains(" nightly "))
                .findFirst()
                .orElseThrow()
                .split(" ", 7)[6]
                .replace("/var/lib/perdollar", folder.toString());
        Path program =
                Files.writeString(folder.resolve("program"), "#!/bin/sh\necho done\necho trouble >&2\nexit $CODE\n");
        assertTrue(program.toFile().setExecutable(true));
        String command = line.replace("/opt/perdollar/perdollar", program.toString());
        Tool.Outcome good = Tool.run(folder, "/bin/sh", "-c", "CODE=0; export CODE; " + command);
        assertEquals(new Tool.Outcome(0, ""), good);
        Tool.Outcome bad = Tool.run(folder, "/bin/sh", "-c", "CODE=3; export CODE; " + command);
        assertEquals(new Tool.Outcome(3, "trouble\n"), bad);
    }

    @Test
    void kubernetesKnowsEveryField() throws IOException {
        Map<?, ?> schema = schema();
        Map<?, ?> kinds = (Map<?, ?>) Objects.requireNonNull(schema.get("kinds"));
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(schema.get("definitions"));
        List<String> seen = new ArrayList<>();
        for (Map<?, ?> document : manifests()) {
            String kind = document.get("apiVersion") + " " + document.get("kind");
            seen.add(kind);
            assertEquals(
                    List.of(),
                    SchemaCheck.problems(definitions, Objects.requireNonNull(kinds.get(kind), kind), document));
        }
        assertEquals(
                List.of("v1 ServiceAccount", "v1 PersistentVolumeClaim", "v1 ConfigMap", "batch/v1 CronJob"), seen);
    }

    @Test
    void theSchemaFindsWhatKubernetesWouldRefuse() throws IOException {
        Map<?, ?> schema = schema();
        Object cronJob = ((Map<?, ?>) Objects.requireNonNull(schema.get("kinds"))).get("batch/v1 CronJob");
        String text = Files.readString(DEPLOY.resolve("kubernetes/perdollar.yaml"))
                .replace("concurrencyPolicy: Forbid", "concurrencyPolicy: Never")
                .replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")
                .replace("backoffLimit: 2", "backoffLimit: two");
        Object spoilt = Stream.of(text.split("\n---\n"))
                .skip(3)
                .findFirst()
                .<Object>map(each -> new Yaml().load(each))
                .orElseThrow();
        List<String> problems = SchemaCheck.problems(
                (Map<?, ?>) Objects.requireNonNull(schema.get("definitions")), Objects.requireNonNull(cronJob), spoilt);
        assertEquals(3, problems.size(), problems.toString());
    }

    @Test
    void kubeconformFindsNothing() throws Exception {
        assumeTrue(Tool.isInstalled("kubeconform"), "kubeconform is not installed");
        Tool.Outcome outcome = Tool.run(DEPLOY, "kubeconform", "-strict", "-summary", "kubernetes/perdollar.yaml");
        assertEquals(0, outcome.exitCode(), outcome.output());
    }

    @Test
    void theConfigurationInTheConfigMapReads() throws IOException {
        for (Map<?, ?> document : manifests()) {
            if (document.get("data") instanceof Map<?, ?> data) {
                try {
                    Configuration configuration = Configuration.parse(
                            Path.of("/config/perdollar.yaml"), String.valueOf(data.get("perdollar.yaml")));
                    assertEquals(Path.of("/data/reports"), configuration.output());
                } catch (ConfigurationException e) {
                    throw new AssertionError(e.getMessage(), e);
                }
            }
        }
    }

    private static List<Map<?, ?>> manifests() throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        for (Object document : new Yaml().loadAll(Files.readString(DEPLOY.resolve("kubernetes/perdollar.yaml")))) {
            documents.add((Map<?, ?>) document);
        }
        return documents;
    }

    private static Map<?, ?> schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(DeployTest.class.getResourceAsStream("kubernetes.schema.json"))) {
            return new Yaml().load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void terraformFindsItWellFormed() throws Exception {
        assumeTrue(Tool.isInstalled("terraform"), "terraform is not installed");
        Path cloudRun = DEPLOY.resolve("cloud-run");
        Tool.Outcome outcome = Tool.run(cloudRun, "terraform", "fmt", "-check", "-diff");
        assertEquals(0, outcome.exitCode(), outcome.output());
    }

    @Test
    void terraformUsesEveryVariableAndNamesNoOther() throws IOException {
        Path cloudRun = DEPLOY.resolve("cloud-run");
        String main = Files.readString(cloudRun.resolve("main.tf")) + Files.readString(cloudRun.resolve("versions.tf"));
        assertEquals(
                names(Files.readString(cloudRun.resolve("variables.tf")), "variable \"(\\w+)\""),
                names(main, "\\bvar\\.(\\w+)"));
    }

    @Test
    void everyRoleThatIsGivenIsExplained() throws IOException {
        String page = Files.readString(DEPLOY.resolve("README.md"));
        List<String> roles = names(Files.readString(DEPLOY.resolve("cloud-run/main.tf")), "\"(roles/[\\w.]+)\"");
        assertEquals(4, roles.size());
        roles.forEach(role -> assertTrue(page.contains(role), role));
    }

    private static List<String> names(String text, String pattern) {
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names.stream().distinct().sorted().toList();
    }

    @Test
    void everyPlaceStartsTheNightWithJsonForItsCollector() throws IOException {
        String service = Files.readString(DEPLOY.resolve("systemd/perdollar.service"));
        Matcher matcher = COMMAND.matcher(service);
        assertTrue(matcher.find() && matcher.group(1) != null, service);
        for (String file : List.of("kubernetes/perdollar.yaml", "cloud-run/main.tf")) {
            String text = Files.readString(DEPLOY.resolve(file)).replaceAll("[\",\\[\\]]", "");
            assertTrue(text.contains("nightly --config /config/perdollar.yaml --log-format json"), file);
        }
    }
}
