package io.perdollar.reporting.actions;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.ActionFolders;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code actions/<recommendation>/…} and {@code actions/budgets/…} (contracts: Files of a run). Nothing here is run by
 * PerDollar: an operator reads it, and installs it or not. A function of the report's records alone: what a report does not
 * name, its actions do not name either. The same report gives the same bytes.
 */
public final class ActionFiles {
    /** What {@code install.sh} needs beside itself on a VM, and itself. */
    static final List<String> IDLE_FILES = List.of(
            "stop-when-idle.sh",
            "request-lines.awk",
            "perdollar-idle.conf",
            "perdollar-idle.service",
            "perdollar-idle.timer",
            "install.sh");

    private static final String SETTINGS = "perdollar-idle.conf";

    private ActionFiles() {}

    /**
     * Writes the folder; none where there is nothing to do.
     *
     * @param directory of the run
     */
    public static void write(
            FleetReport report, ReportSheets sheets, Texts texts, ActionSettings settings, Path directory)
            throws IOException {
        Path actions = directory.resolve(ActionFolders.ROOT);
        CurrencyCode currency = report.header().currency();
        for (Map.Entry<Recommendation, String> named :
                ActionFolders.of(report.recommendations()).entrySet()) {
            Path folder = actions.resolve(named.getValue()).normalize();
            if (!actions.equals(folder.getParent())) {
                throw new IllegalArgumentException(
                        "expected a recommendation whose id can name a folder, got " + named.getValue());
            }
            Change change = Change.of(named.getKey(), report, settings);
            Map<String, String> files = files(change, report.header().reportDate(), currency, settings);
            List<String> names = new ArrayList<>(files.keySet());
            files.put(ActionFolders.README, ReadmeText.text(change, names, sheets, texts));
            write(folder, files);
        }
        if (!report.resources().isEmpty()) {
            Map<String, String> files = idleFiles(settings, settings.threshold());
            files.put(ActionFolders.README, texts.get("actions.idle") + "\n");
            write(actions.resolve("stop-when-idle"), files);
        }
        List<Budget> budgets =
                report.budgets().stream().map(BudgetStatus::budget).toList();
        if (!budgets.isEmpty()) {
            Map<String, String> files = new TreeMap<>();
            files.put(
                    "commands.sh",
                    BudgetFiles.commands(
                            "commands.sh",
                            "Creates the budgets of the configuration in Cloud Billing.",
                            budgets,
                            currency,
                            settings));
            files.put("main.tf", BudgetFiles.terraform(budgets, currency, settings));
            files.put(ActionFolders.README, texts.get("actions.budgets") + "\n");
            write(actions.resolve("budgets"), files);
        }
    }

    /** The files of one recommendation but its README, by name. */
    static Map<String, String> files(Change change, LocalDate date, CurrencyCode currency, ActionSettings settings)
            throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("commands.sh", CommandsScript.text(change, date));
        files.put("main.tf", TerraformText.text(change, date));
        WeekSchedule schedule = change.schedule();
        if (schedule != null && !change.machines().isEmpty()) {
            files.put("crontab", ScheduleScripts.crontab(change, schedule));
            files.put("scheduler.sh", ScheduleScripts.scheduler(change, schedule));
        }
        Step.StopWhenIdle idle = change.step(Step.StopWhenIdle.class);
        if (idle != null) {
            files.putAll(idleFiles(settings, idle.threshold()));
        }
        BigDecimal monthly = change.monthlyBudget();
        if (monthly != null && monthly.signum() > 0) {
            List<Budget> budget = List.of(BudgetFiles.after(change.service(), monthly));
            files.put(
                    "budget.sh",
                    BudgetFiles.commands(
                            "budget.sh",
                            "Creates a budget of what " + change.service() + " costs after the change.",
                            budget,
                            currency,
                            settings));
            files.put("budget.tf", BudgetFiles.terraform(budget, currency, settings));
        }
        return files;
    }

    /** What stops an idle VM, also where no recommendation asks for it. */
    private static Map<String, String> idleFiles(ActionSettings settings, Duration threshold) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("perdollar-idle.cron", resource("perdollar-idle.cron"));
        for (String name : IDLE_FILES) {
            files.put(name, name.equals(SETTINGS) ? IdleSettingsFile.text(settings, threshold) : resource(name));
        }
        return files;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ActionFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            if (file.getKey().endsWith(".sh")
                    && Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
