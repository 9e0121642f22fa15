package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What readers of a part of the fleet get, in any part of a mail and of the files beside it. */
class AudienceScenarioTest {
    private static final String DATE = "2026-11-15";
    private static final int DAYS = 9;

    private final CommandRun perdollar = new CommandRun();

    @Test
    void noNameOfAnotherScopeOccursInAnyPartOfAMailOrOfTheFilesBesideIt() throws Exception {
        Path config = SharedSample.configuration(DAYS, "audiences");
        Files.writeString(
                config,
                Files.readString(config)
                        + "    chat:    { to: [chat@example.com], scope: { services: [chat] }, when: daily }\n"
                        + "    devs:    { to: [devs@example.com], scope: { projects: [llm-dev] }, when: daily }\n"
                        + "    closing: { to: [books@example.com], scope: { projects: [llm-dev] }, when: month-close }\n"
                        + "    trial:   { to: [trial@example.com], scope: { environments: [dev] }, when: daily }\n");
        assertEquals(0, perdollar.run("nightly", "--config", config.toString(), "--date", DATE), perdollar.err());
        Path report = SharedSample.reports(config).resolve(DATE);
        List<Map<String, String>> vms = vms(report.resolve("summary.json"));

        check(report, "daily-chat.eml", "services-chat", vms, vm -> "chat".equals(vm.get("service")));
        check(report, "daily-devs.eml", "projects-llm-dev", vms, vm -> "llm-dev".equals(vm.get("project")));
        check(report, "month-close-closing.eml", "projects-llm-dev", vms, vm -> "llm-dev".equals(vm.get("project")));
        check(report, "daily-trial.eml", "environments-dev", vms, vm -> "dev".equals(vm.get("environment")));

        Files.writeString(config, Files.readString(config).replace("language: en", "language: ko"));
        assertEquals(
                0, perdollar.run("report", "--config", config.toString(), "--date", DATE, "--send"), perdollar.err());
        assertTrue(Files.readString(report.resolve("index.html")).contains("lang=\"ko\""), "the whole report as well");
        String korean = String.join(
                "\n", parts(report, "daily-chat.eml", "services-chat").values());
        assertTrue(korean.contains("이 범위가 부담하는 공유 비용"), "the scope's line of shared cost");
        assertFalse(Pattern.compile("this scope", Pattern.CASE_INSENSITIVE)
                .matcher(korean)
                .find());
    }

    private static void check(
            Path report, String mail, String folder, List<Map<String, String>> vms, Predicate<Map<String, String>> mine)
            throws Exception {
        List<Pattern> foreign = foreign(vms, mine);
        assertTrue(foreign.size() > 10, "the sample has names outside: " + foreign);
        Map<String, String> parts = parts(report, mail, folder);
        parts.forEach((name, text) -> foreign.forEach(
                other -> assertFalse(other.matcher(text).find(), () -> other + " in " + name + " of " + mail)));
        // The test sees what it looks for: the scope's own VMs are there, and the others in the mail of everything.
        Map<String, String> whole = new TreeMap<>();
        try (InputStream in = Files.newInputStream(report.resolve("mail").resolve("daily-ops.eml"))) {
            read(new MimeMessage(Session.getInstance(new Properties()), in), "mail", whole);
        }
        String everything = String.join("\n", whole.values());
        foreign.stream()
                .filter(other -> !other.matcher(everything).find())
                .forEach(other -> assertTrue(other.pattern().matches(".*\\d{15,}.*"), other + " is nowhere"));
        Map<String, String> own = vms.stream().filter(mine).findFirst().orElseThrow();
        String all = String.join("\n", parts.values());
        assertTrue(all.contains(String.valueOf(own.get("instance"))), mail);
        assertTrue(all.toLowerCase(Locale.ROOT).contains("outside this scope"), mail);
    }

    /** Every part of a mail and every file beside it, unpacked. */
    static Map<String, String> parts(Path report, String mail, String folder) throws Exception {
        Map<String, String> parts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(report.resolve("mail").resolve(mail))) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            parts.put("subject", message.getSubject());
            parts.put("readers", List.of(message.getAllRecipients()).toString());
            read(message, "mail", parts);
        }
        assertTrue(
                parts.keySet().stream().anyMatch(name -> name.endsWith("sharedStrings.xml")), parts.keySet()::toString);
        for (Path file : files(report.resolve("mail"), folder)) {
            add(String.valueOf(file.getFileName()), Files.readAllBytes(file), parts);
        }
        assertTrue(parts.containsKey("index.html"), parts.keySet()::toString);
        return parts;
    }

    /** The GPU VMs of a summary, each with its names. */
    private static List<Map<String, String>> vms(Path summary) throws IOException {
        Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(summary));
        List<Map<String, String>> vms = new ArrayList<>();
        for (Object line : (List<?>) Objects.requireNonNull(root.get("resources"))) {
            Map<String, String> vm = new TreeMap<>();
            ((Map<?, ?>) line).forEach((key, value) -> vm.put(String.valueOf(key), String.valueOf(value)));
            vms.add(vm);
        }
        return vms;
    }

    /** Services, VMs, ids and projects that are none of the scope's, as whole words. */
    private static List<Pattern> foreign(List<Map<String, String>> vms, Predicate<Map<String, String>> mine) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> own = new TreeSet<>();
        for (Map<String, String> vm : vms) {
            TreeSet<String> of = mine.test(vm) ? own : names;
            for (String key : List.of("service", "instance", "instanceId", "project")) {
                of.add(String.valueOf(vm.get(key)));
            }
        }
        names.add("everything");
        names.removeAll(own);
        return names.stream()
                .map(name -> Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])"))
                .toList();
    }

    private static List<Path> files(Path mail, String folder) throws IOException {
        try (Stream<Path> all = Files.walk(mail)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(mail.relativize(file)).startsWith(folder))
                    .toList();
        }
    }

    private static void read(Part part, String name, Map<String, String> parts) throws Exception {
        Object content = part.getContent();
        if (content instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                read(multipart.getBodyPart(i), name + "." + i, parts);
            }
        } else if (content instanceof String text) {
            parts.put(name, text);
        } else {
            try (InputStream in = part.getInputStream()) {
                add(name + " " + part.getFileName(), in.readAllBytes(), parts);
            }
        }
    }

    private static void add(String name, byte[] bytes, Map<String, String> parts) throws IOException {
        if (!name.endsWith(".xlsx")) {
            parts.put(name, new String(bytes, StandardCharsets.UTF_8));
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(name + "/" + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
