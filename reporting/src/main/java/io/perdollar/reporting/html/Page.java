package io.perdollar.reporting.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows, in words. The template only places it.
 *
 * @param language of the page, such as {@code en}
 * @param title of the window
 * @param headline the number that matters, in one line
 * @param period window, length and time zone
 * @param warning that days are provisional; empty where all are settled
 * @param highlights sentences that a reader must hear first
 * @param tiles the numbers at the head
 * @param actions what should change
 * @param noActions said where nothing should change
 * @param savings a picture of their savings; null where there is nothing to compare
 * @param parts the sections, in order
 * @param files links to the files beside the page
 * @param words texts of the template
 */
public record Page(
        String language,
        String title,
        String headline,
        String period,
        String warning,
        List<String> highlights,
        List<TileText> tiles,
        List<Action> actions,
        String noActions,
        @Nullable Picture savings,
        List<Part> parts,
        List<Link> files,
        Words words) {

    /** One number at the head; {@code aside} puts it into proportion. */
    public record TileText(String label, String value, String aside, String hint) {}

    /**
     * One recommendation.
     *
     * @param saving per month with its currency; a dash where the evidence gives none
     * @param notes what else is to be known; empty where nothing is
     * @param files what an operator would install
     * @param facts confidence, effort, days, coverage
     */
    public record Action(
            String action,
            String service,
            String saving,
            String confidence,
            String from,
            String to,
            String reason,
            String risk,
            String notes,
            String facts,
            String instances,
            Link files) {}

    /**
     * One section.
     *
     * @param id anchor
     * @param title words at its head
     * @param lead one or two sentences; may be empty
     * @param picture null where it has none
     * @param tables at first open or folded
     * @param folded whether the tables are behind a click
     */
    public record Part(
            String id, String title, String lead, @Nullable Picture picture, List<HtmlTable> tables, boolean folded) {}

    /** A picture with its bytes inside the address. */
    public record Picture(String address, String words, int width, int height) {}

    /** A file beside the page. */
    public record Link(String address, String label) {}

    /** Words of the template itself. */
    public record Words(
            String actions,
            String perMonth,
            String today,
            String advised,
            String risk,
            String note,
            String figures,
            String more,
            String none,
            String files,
            String footer) {}
}
