package io.perdollar.reporting;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.actions.ActionFiles;
import io.perdollar.reporting.actions.ActionSettings;
import io.perdollar.reporting.chart.ChartImage;
import io.perdollar.reporting.chart.Charts;
import io.perdollar.reporting.html.HtmlReport;
import io.perdollar.reporting.rejects.Reject;
import io.perdollar.reporting.rejects.RejectsCsv;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.summary.SummaryJson;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import io.perdollar.reporting.workbook.CostWorkbook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Writes every file of a report (contracts: Files of a run) into a folder; moving it into place is the caller's. */
public final class ReportFiles {
    private ReportFiles() {}

    /** Name of the workbook of a report. */
    public static String workbookName(FleetReport report) {
        return "cost-report-" + report.header().reportDate() + ".xlsx";
    }

    /** Writes in English. */
    public static void write(FleetReport report, Iterable<Reject> rejects, Path directory) throws IOException {
        write(report, rejects, directory, Language.ENGLISH, ActionSettings.DEFAULT);
    }

    /**
     * Writes the workbook, {@code index.html}, {@code charts/*.png}, {@code summary.json}, {@code rejects.csv} and
     * {@code actions/}. The same report gives the same bytes.
     *
     * @param rejects in the order in which they are to stand; the caller limits how many
     * @param directory is created where it is missing
     * @throws IOException if a file cannot be written
     */
    public static void write(
            FleetReport report, Iterable<Reject> rejects, Path directory, Language language, ActionSettings actions)
            throws IOException {
        Files.createDirectories(directory);
        Texts texts = Texts.of(language);
        // Tables and workbook take longer than all the rest together: two cores halve the wait.
        FutureTask<ReportSheets> sheets = new FutureTask<>(() -> ReportSheets.of(report, texts));
        FutureTask<Path> workbook = new FutureTask<>(() -> {
            sheets.run();
            Path file = directory.resolve(workbookName(report));
            CostWorkbook.write(report, sheets.get(), texts, file);
            return file;
        });
        Thread thread = new Thread(workbook, "workbook");
        thread.start();
        try {
            page(report, sheets, rejects, texts, directory);
            ActionFiles.write(report, await(sheets), texts, actions, directory);
        } finally {
            await(workbook);
        }
    }

    /**
     * Writes what readers of a part of the fleet get: the workbook, {@code index.html} and {@code charts/*.png}.
     * {@code summary.json} and rejected rows are of everything only.
     *
     * @param report cut to a scope
     * @param directory is created where it is missing
     * @throws IOException if a file cannot be written
     */
    public static void writeCut(FleetReport report, Path directory, Language language) throws IOException {
        Files.createDirectories(directory);
        Texts texts = Texts.of(language);
        ReportSheets sheets = ReportSheets.of(report, texts);
        CostWorkbook.write(report, sheets, texts, directory.resolve(workbookName(report)));
        drawn(report, sheets, texts, directory);
    }

    private static void page(
            FleetReport report, Future<ReportSheets> sheets, Iterable<Reject> rejects, Texts texts, Path directory)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.resolve("summary.json")))) {
            SummaryJson.write(report, out);
        }
        try (Writer out = Files.newBufferedWriter(directory.resolve("rejects.csv"), StandardCharsets.UTF_8)) {
            RejectsCsv.write(rejects, out);
        }
        drawn(report, await(sheets), texts, directory);
    }

    private static void drawn(FleetReport report, ReportSheets sheets, Texts texts, Path directory) throws IOException {
        List<ChartImage> charts = Charts.draw(report, texts);
        Path folder = Files.createDirectories(directory.resolve("charts"));
        for (ChartImage chart : charts) {
            Files.write(folder.resolve(chart.name() + ".png"), chart.png());
        }
        try (Writer out = Files.newBufferedWriter(directory.resolve("index.html"), StandardCharsets.UTF_8)) {
            HtmlReport.write(report, sheets, charts, texts, workbookName(report), out);
        }
    }

    private static <T> T await(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing the report");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            // The workbook waits for the tables: what made them fail stands one deeper.
            cause = cause instanceof ExecutionException tables ? tables.getCause() : cause;
            if (cause instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("tables or workbook could not be made: " + cause, cause);
        }
    }
}
