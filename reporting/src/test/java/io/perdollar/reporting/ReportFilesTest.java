package io.perdollar.reporting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.rejects.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesEveryFileOfARunAndNoOther() throws IOException {
        ReportFiles.write(SampleReport.usd(), List.of(), folder.resolve("run"));

        assertEquals(
                List.of(
                        "actions/budgets",
                        "actions/chat-use-spot",
                        "actions/forgotten-demo-delete",
                        "actions/playground-weekly-hours",
                        "actions/search-rerank-switch-accelerator",
                        "actions/stop-when-idle",
                        "actions/한국어-챗봇-stop-when-idle",
                        "charts/daily-cost.png",
                        "charts/idle-hours.png",
                        "charts/plans.png",
                        "charts/requests-per-dollar.png",
                        "charts/savings.png",
                        "cost-report-2026-11-15.xlsx",
                        "index.html",
                        "rejects.csv",
                        "summary.json"),
                files(folder.resolve("run")).stream()
                        .map(file -> file.startsWith("actions/") ? file.substring(0, file.lastIndexOf('/')) : file)
                        .distinct()
                        .toList());
    }

    @Test
    void sameReportGivesTheSameBytesInEveryFile() throws IOException {
        List<Reject> rejects = List.of(new Reject("llm", "access.log", 3, "torn", "10.0.0.1 - -"));
        ReportFiles.write(SampleReport.usd(), rejects, folder.resolve("first"));
        ReportFiles.write(SampleReport.usd(), rejects, folder.resolve("second"));

        for (String file : files(folder.resolve("first"))) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("first").resolve(file)),
                    Files.readAllBytes(folder.resolve("second").resolve(file)),
                    file);
        }
    }

    @Test
    void writesAnEmptyBill() throws IOException {
        FleetReport empty = SampleReport.empty();
        ReportFiles.write(empty, List.of(), folder);
        assertTrue(Files.size(folder.resolve(ReportFiles.workbookName(empty))) > 0);
        assertTrue(Files.exists(folder.resolve("charts")), "the folder stands also where there is no picture");
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
