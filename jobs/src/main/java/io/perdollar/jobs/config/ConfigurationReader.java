package io.perdollar.jobs.config;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole configuration; all problems are reported together. */
final class ConfigurationReader {
    private static final Pattern OTHER_LINE_BREAKS = Pattern.compile("[\\u0085\\u2028\\u2029]");

    private ConfigurationReader() {}

    static Configuration read(Path file, String text) {
        Source source = new Source(file.toString());
        Configuration configuration = read(source, file, text);
        source.failOnProblems();
        return configuration;
    }

    /** Every key that this reader knows and meets in such a text: lists are only entered where the text has them. */
    static SortedSet<String> knownKeys(String text) {
        Source source = new Source("keys");
        read(source, Path.of("keys"), text);
        return source.knownKeys();
    }

    private static Configuration read(Source source, Path file, String text) {
        Path parent = file.getParent();
        Path folder = parent == null ? Path.of("") : parent;
        List<String> warnings = new ArrayList<>();
        Section root = root(source, text);
        ReportSettings report = ReportSettings.read(root.section("report"), warnings);
        Path output = root.file("output", folder);
        LedgerSettings ledger = LedgerSettings.read(root.section("ledger"), folder);
        List<BillingEntry> billing = root.list("billing", value -> BillingEntry.read(value, folder));
        if (!root.has("billing")) {
            root.missing("billing", "one place or more where the bill is");
        }
        List<RequestsEntry> requests = root.list("requests", value -> RequestsReader.read(value, folder));
        Configuration configuration = new Configuration(
                file,
                text,
                report,
                output == null ? folder.resolve("reports") : output,
                ledger,
                billing,
                root.file("inventory", folder),
                requests,
                EndpointSettings.read(root.section("endpoints")),
                FleetSettings.read(root.section("fleet")),
                IdleSettings.read(root.section("idle")),
                AdviceSettings.read(root.section("advice")),
                root.list("budgets", BudgetEntry::read),
                root.has("mail") ? MailSettings.read(root.section("mail"), folder) : null,
                Prices.read(root, folder),
                metrics(root, folder),
                warnings);
        root.done();
        checkNames(source, root, configuration);
        return configuration;
    }

    private static @Nullable Path metrics(Section root, Path folder) {
        Path file = root.file("metrics", folder);
        if (file != null && !file.toString().endsWith(".prom")) {
            root.problem(
                    "metrics",
                    "a file whose name ends in .prom, as the textfile collector wants it",
                    "'" + file.getFileName() + "'",
                    "name it perdollar.prom");
        }
        return file;
    }

    private static void checkNames(Source source, Section root, Configuration configuration) {
        Set<String> names = new HashSet<>();
        for (RequestsEntry entry : configuration.requests()) {
            if (!names.add(entry.name())) {
                source.problem(
                        entry.line(),
                        "requests",
                        "each name once",
                        "'" + entry.name() + "' again",
                        "give each source a name of its own");
            }
        }
        MailSettings mail = configuration.mail();
        if (mail == null) {
            return;
        }
        Audiences.check(root, configuration, mail);
        for (BudgetEntry budget : configuration.budgets()) {
            for (String group : budget.to()) {
                if (!mail.groups().containsKey(group)) {
                    root.problem(
                            "budgets",
                            "a group of mail.groups",
                            "'" + group + "' in budget '" + budget.name() + "'",
                            Nearest.of(group, mail.groups().keySet())
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("add it to mail.groups"));
                }
            }
        }
    }

    private static Section root(Source source, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(1_000_000);
        Yaml yaml = new Yaml(options);
        refuseOtherLineBreaks(source, text);
        try {
            int documents = 0;
            for (Event event : yaml.parse(new StringReader(text))) {
                documents += event.is(Event.ID.DocumentStart) ? 1 : 0;
                refuseAliasesAndTags(source, event);
            }
            if (documents > 1) {
                source.problem(1, "", "one YAML document", documents + " documents", "remove the line ---");
                source.failOnProblems();
            }
            Node node = yaml.compose(new StringReader(text));
            if (node == null) {
                return new Section(source, "", 1, null);
            }
            return new Value(source, "", node).section();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            source.problem(
                    line,
                    "",
                    "well-formed YAML",
                    "a fault (" + e.getProblem() + ")",
                    "check indentation (no tabs), quotes and brackets on this line and the one above");
        } catch (YAMLException e) {
            source.problem(1, "", "well-formed YAML", "a fault (" + e.getMessage() + ")", "check the file");
        }
        source.failOnProblems();
        throw new IllegalStateException("a problem must have been reported");
    }

    /** YAML counts them as line breaks, editors do not: no line that a message names would be the right one. */
    private static void refuseOtherLineBreaks(Source source, String text) {
        Matcher found = OTHER_LINE_BREAKS.matcher(text);
        if (found.find()) {
            int line = (int) text.substring(0, found.start()).lines().count();
            source.problem(
                    Math.max(line, 1),
                    "",
                    "lines that end with a line feed",
                    "the character U+%04X".formatted((int) text.charAt(found.start())),
                    "remove it");
            source.failOnProblems();
        }
    }

    private static void refuseAliasesAndTags(Source source, Event event) {
        int line = event.getStartMark().getLine() + 1;
        @Nullable
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : null;
        boolean anchor = event instanceof ScalarEvent scalar
                ? scalar.getAnchor() != null
                : event instanceof CollectionStartEvent start && start.getAnchor() != null;
        if (tag != null) {
            source.problem(line, "", "values without tags", "'" + tag + "'", "remove the tag");
        }
        if (anchor || event instanceof AliasEvent) {
            source.problem(line, "", "values without anchors and aliases", "one", "write the value out");
        }
        source.failOnProblems();
    }
}
