package io.perdollar.reporting.mail;

import java.util.List;

/** A letter as plain text, for readers of text and for search. */
final class PlainText {
    private PlainText() {}

    static String of(Letter letter) {
        StringBuilder text = new StringBuilder();
        line(text, letter.title());
        line(text, letter.period());
        line(text, letter.warning());
        letter.notices().forEach(notice -> line(text, (notice.good() ? "✓ " : "! ") + notice.text()));
        figures(text, "", letter.tiles());
        line(text, letter.remark());
        if (!letter.budgets().isEmpty()) {
            heading(text, letter.words().budgets());
            letter.budgets()
                    .forEach(budget ->
                            line(text, "  " + budget.name() + ": " + budget.spent() + "; " + budget.outlook()));
        }
        figures(text, letter.words().invoices(), letter.invoices());
        figures(text, letter.words().parts(), letter.parts());
        figures(text, letter.words().actions(), letter.actions());
        if (!letter.unusual().isEmpty()) {
            heading(text, letter.words().unusual());
            letter.unusual().forEach(day -> line(text, "  " + day));
        }
        text.append("\r\n");
        line(text, letter.footer());
        return text.toString();
    }

    private static void figures(StringBuilder text, String heading, List<Letter.Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        heading(text, heading);
        for (Letter.Figure figure : figures) {
            line(
                    text,
                    "  " + figure.label() + ": " + figure.value()
                            + (figure.aside().isEmpty() ? "" : " (" + figure.aside() + ")"));
        }
    }

    private static void heading(StringBuilder text, String heading) {
        text.append("\r\n");
        line(text, heading);
    }

    private static void line(StringBuilder text, String line) {
        if (!line.isEmpty()) {
            text.append(line).append("\r\n");
        }
    }
}
