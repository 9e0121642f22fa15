package io.perdollar.reporting.actions;

import io.perdollar.reporting.sheet.RecommendationSheet;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Texts;
import java.util.List;

/** {@code README.md} of an action: what, why with figures, the order of steps, how to undo, what may go wrong. */
final class ReadmeText {
    private ReadmeText() {}

    static String text(Change change, List<String> files, ReportSheets sheets, Texts texts) {
        Table table = sheets.sheet(Topic.RECOMMENDATIONS).tables().stream()
                .filter(candidate -> candidate.id().equals(RecommendationSheet.TABLE))
                .findFirst()
                .orElseThrow();
        List<Cell> row = table.rows().stream()
                .filter(cells -> cells.get(table.indexOf("recommendationId")).equals(Cell.text(change.id())))
                .findFirst()
                .orElseThrow();
        StringBuilder out = new StringBuilder("# " + MarkdownText.words(change.id()) + "\n\n");
        out.append(texts.get("actions.intro"))
                .append("\n\n## ")
                .append(texts.get("actions.why"))
                .append("\n\n");
        for (int i = 0; i < row.size(); i++) {
            String key = table.columns().get(i).key();
            Value value = row.get(i).value();
            boolean said = value instanceof Value.Missing || value instanceof Value.File;
            if (!said && !key.equals(RecommendationSheet.NAME)) {
                out.append("* ")
                        .append(MarkdownText.words(table.columns().get(i).title()))
                        .append(": ")
                        .append(MarkdownText.words(Format.marked(row.get(i), texts.language())))
                        .append('\n');
            }
        }
        section(out, texts.get("actions.steps"));
        int number = 1;
        for (Step step : change.steps()) {
            for (String line : texts.get("actions." + step.key() + ".steps").split("\\|", -1)) {
                out.append(number++).append(". ").append(line.strip()).append('\n');
            }
        }
        section(out, texts.get("actions.undo"));
        change.steps()
                .forEach(step -> out.append("* ")
                        .append(texts.get("actions." + step.key() + ".undo"))
                        .append('\n'));
        section(out, texts.get("actions.risk"));
        change.steps()
                .forEach(step -> out.append("* ")
                        .append(texts.get("actions." + step.key() + ".risk"))
                        .append('\n'));
        if (!change.unaddressed().isEmpty()) {
            out.append("* ")
                    .append(texts.get(
                            "actions.unaddressed", MarkdownText.words(String.join(", ", change.unaddressed()))))
                    .append('\n');
        }
        section(out, texts.get("actions.files"));
        files.forEach(file -> out.append("* `")
                .append(file)
                .append("`: ")
                .append(texts.get("actions.file." + file))
                .append('\n'));
        return out.toString();
    }

    private static void section(StringBuilder out, String title) {
        out.append("\n## ").append(title).append("\n\n");
    }
}
