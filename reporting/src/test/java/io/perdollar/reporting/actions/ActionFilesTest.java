package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.text.ActionFolders;
import io.perdollar.reporting.text.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionFilesTest {
    private static final Pattern LINK = Pattern.compile("href=\"(actions/[^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void everyRecommendationIsLinkedFromThePageAndNamedInTheSummary() throws IOException {
        ReportFiles.write(SampleReport.usd(), List.of(), folder, Language.KOREAN, ActionSettings.DEFAULT);

        List<Path> linked = new ArrayList<>();
        Matcher links = LINK.matcher(Files.readString(folder.resolve("index.html")));
        while (links.find()) {
            linked.add(folder.resolve(URI.create(links.group(1)).getPath()));
        }
        List<Path> named = new ArrayList<>();
        for (JsonNode advice : new ObjectMapper()
                .readTree(folder.resolve("summary.json").toFile())
                .get("recommendations")) {
            named.add(
                    folder.resolve("actions").resolve(advice.get("id").asText()).resolve("README.md"));
        }
        assertEquals(5, linked.size());
        assertEquals(linked.stream().sorted().toList(), named.stream().sorted().toList());
        for (Path readme : linked) {
            assertTrue(Files.readString(readme).contains("## "), readme.toString());
        }
    }

    @Test
    void namesNothingThatTheReportDoesNotName() throws IOException {
        List<Recommendation> own = SampleReport.usd().recommendations().stream()
                .filter(advice -> advice.service().equals("chat"))
                .toList();
        FleetReport scoped = SampleReport.withRecommendations(own);
        ReportFiles.write(scoped, List.of(), folder);

        assertTrue(Files.exists(folder.resolve("actions/chat-use-spot/commands.sh")));
        try (Stream<Path> files = Files.walk(folder.resolve("actions"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("budgets")) {
                    String text = file + Files.readString(file);
                    for (String other : List.of("playground", "forgotten-demo", "search-rerank")) {
                        assertFalse(text.contains(other), file + " names " + other);
                    }
                }
            }
        }
    }

    @Test
    void twoRecommendationsOfOneIdDoNotShareAFolder() {
        List<Recommendation> same = List.of(
                SampleReport.usd().recommendations().get(0),
                SampleReport.krw().recommendations().get(0));
        assertEquals(
                List.of("playground-weekly-hours", "playground-weekly-hours-2"),
                List.copyOf(ActionFolders.of(same).values()));
    }
}
