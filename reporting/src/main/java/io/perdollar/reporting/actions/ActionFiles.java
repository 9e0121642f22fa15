package io.perdollar.reporting.actions;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes {@code actions/<recommendation>/…} and {@code actions/budgets/…} (contracts: Files of a run). Nothing here is run by
 * PerDollar: an operator reads it, and installs it or not. The same report gives the same bytes.
 */
public final class ActionFiles {
    /** Name of the folder within a run. */
    public static final String FOLDER = "actions";

    private static final String SCRIPT = "stop-when-idle.sh";

    private ActionFiles() {}

    /**
     * Writes the folder; none where there is nothing to do.
     *
     * @param directory of the run
     */
    public static void write(
            FleetReport report, ReportSheets sheets, Texts texts, ActionSettings settings, Path directory)
            throws IOException {
        Path actions = directory.resolve(FOLDER);
        LocalDate date = report.header().reportDate();
        for (Recommendation advice : report.recommendations()) {
            Change change = Change.of(advice, report, settings);
            Path folder = actions.resolve(advice.id()).normalize();
            if (!actions.equals(folder.getParent())) {
                throw new IllegalArgumentException(
                        "expected a recommendation whose id can name a folder, got " + advice.id());
            }
            Files.createDirectories(folder);
            text(folder, "README.md", ReadmeText.text(change, sheets, texts));
            script(folder, "commands.sh", CommandsScript.text(change, date));
            text(folder, "main.tf", TerraformText.text(change, date));
            WeekSchedule schedule = change.schedule();
            if (schedule != null && !change.machines().isEmpty()) {
                text(folder, "crontab", ScheduleScripts.crontab(change, schedule));
                script(folder, "scheduler.sh", ScheduleScripts.scheduler(change, schedule));
            }
            if (change.does(Action.STOP_WHEN_IDLE)) {
                idle(folder, change, settings);
            }
        }
        List<Budget> budgets =
                report.budgets().stream().map(BudgetStatus::budget).toList();
        if (!budgets.isEmpty()) {
            Path folder = Files.createDirectories(actions.resolve("budgets"));
            script(
                    folder,
                    "commands.sh",
                    BudgetFiles.commands(budgets, report.header().currency(), settings));
            text(
                    folder,
                    "main.tf",
                    BudgetFiles.terraform(budgets, report.header().currency(), settings));
            text(folder, "README.md", texts.get("actions.budgets") + "\n");
        }
    }

    private static void idle(Path folder, Change change, ActionSettings settings) throws IOException {
        script(folder, SCRIPT, resource(SCRIPT));
        script(folder, "install.sh", resource("install.sh"));
        text(folder, "perdollar-idle.service", resource("perdollar-idle.service"));
        text(folder, "perdollar-idle.timer", resource("perdollar-idle.timer"));
        text(folder, "crontab", resource("crontab"));
        text(folder, "perdollar-idle.conf", IdleSettingsFile.text(settings, change.threshold()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ActionFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static void script(Path folder, String name, String text) throws IOException {
        text(folder, name, text);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
