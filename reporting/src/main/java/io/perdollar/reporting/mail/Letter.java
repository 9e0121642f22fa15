package io.perdollar.reporting.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says: everything in words. The same letter becomes its plain text and its HTML.
 *
 * @param language such as {@code en}
 * @param subject with the number that matters
 * @param title the same number at the head of the body
 * @param period what it speaks of
 * @param warning that days are provisional; may be empty
 * @param notices budget alerts and their retractions; what a reader must not miss
 * @param tiles the numbers at the head
 * @param remark one line under the numbers: why the total differs from the report before, or where finance ties it to the
 *     invoice; may be empty
 * @param budgets how budgets stand
 * @param invoices what each invoice of the month shows; only at a month's close
 * @param parts what those invoices are made of, largest first; only at a month's close
 * @param actions what should change, largest saving first
 * @param unusual unusual days, newest first
 * @param picture words under the inline picture; null without one
 * @param footer what is attached and where the figures come from
 */
public record Letter(
        String language,
        String subject,
        String title,
        String period,
        String warning,
        List<Notice> notices,
        List<Figure> tiles,
        String remark,
        List<BudgetLine> budgets,
        List<Figure> invoices,
        List<Figure> parts,
        List<Figure> actions,
        List<String> unusual,
        @Nullable String picture,
        Words words,
        String footer) {

    /** One alert. {@code good} for a retraction. */
    public record Notice(String text, boolean good) {}

    /** A label, its number, and what puts it into proportion; that may be empty. */
    public record Figure(String label, String value, String aside) {}

    /**
     * One budget.
     *
     * @param spentPercent bar of what is spent, 0–100
     * @param forecastPercent bar of what the forecast adds, 0–100, both together at most 100
     * @param over whether it is spent, or will be by the forecast
     */
    public record BudgetLine(
            String name, String spent, String outlook, int spentPercent, int forecastPercent, boolean over) {}

    /** Headings. */
    public record Words(
            String budgets, String invoices, String parts, String actions, String perMonth, String unusual) {}

    public Letter {
        notices = List.copyOf(notices);
        tiles = List.copyOf(tiles);
        budgets = List.copyOf(budgets);
        invoices = List.copyOf(invoices);
        parts = List.copyOf(parts);
        actions = List.copyOf(actions);
        unusual = List.copyOf(unusual);
    }
}
