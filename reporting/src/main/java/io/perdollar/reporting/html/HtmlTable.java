package io.perdollar.reporting.html;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A typed table as the page shows it: chosen columns, formatted cells.
 *
 * @param title words above it
 * @param note one sentence before the figures; empty where none is needed
 * @param headers titles of the chosen columns
 * @param rows formatted lines
 * @param totals formatted line of totals; empty where there is none
 * @param left how many lines were left out
 */
public record HtmlTable(
        String title, String note, List<Item> headers, List<List<Item>> rows, List<Item> totals, int left) {

    /**
     * One cell of the page.
     *
     * @param text what it shows
     * @param style its class: {@code num}, {@code bar}…
     * @param hint words for the marks, empty where there are none
     * @param bar width of the bar behind it, such as {@code --bar:43%}; empty where there is none
     */
    public record Item(String text, String style, String hint, String bar) {}

    /** The columns named by {@code keys}, or all of them where none is named, of the first {@code most} rows. */
    static HtmlTable of(Table table, Texts texts, int most, String... keys) {
        List<Integer> chosen = new ArrayList<>();
        if (keys.length == 0) {
            for (int i = 0; i < table.columns().size(); i++) {
                chosen.add(i);
            }
        }
        for (String key : keys) {
            chosen.add(table.indexOf(key));
        }
        List<Item> headers = chosen.stream()
                .map(i -> table.columns().get(i))
                .map(column -> new Item(column.title(), style(column), "", ""))
                .toList();
        List<List<Cell>> shown =
                table.rows().subList(0, Math.min(most, table.rows().size()));
        List<BigDecimal> largest = chosen.stream()
                .map(i -> largest(shown, table.columns().get(i), i))
                .toList();
        List<List<Item>> rows = new ArrayList<>();
        for (List<Cell> row : shown) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                int column = chosen.get(i);
                items.add(item(row.get(column), table.columns().get(column), largest.get(i), texts));
            }
            rows.add(items);
        }
        List<Item> totals = table.totals().isEmpty()
                ? List.of()
                : chosen.stream()
                        .map(i -> item(table.totals().get(i), table.columns().get(i), BigDecimal.ZERO, texts))
                        .toList();
        return new HtmlTable(
                table.title(), table.note(), headers, rows, totals, table.rows().size() - shown.size());
    }

    private static Item item(Cell cell, Column column, BigDecimal largest, Texts texts) {
        String hint = cell.marks().stream()
                .sorted()
                .map(mark -> texts.get("mark." + mark.key() + ".meaning"))
                .collect(Collectors.joining(". "));
        String marks = cell.marks().stream().sorted().map(Mark::key).collect(Collectors.joining(" "));
        String style = (style(column) + " " + marks).strip();
        BigDecimal number = number(cell.value());
        String bar = "";
        if (column.look() == Look.BAR && largest.signum() > 0 && number.signum() > 0) {
            double share = number.doubleValue() / largest.doubleValue() * 100;
            bar = String.format(Locale.ROOT, "--bar:%.1f%%", share);
            style = style + " bar";
        }
        return new Item(Format.marked(cell, texts.language()), style, hint, bar);
    }

    private static String style(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case PROSE, REMARK -> "prose";
            case DATE, MONTH -> "date";
            case MONEY, UNIT_PRICE, RATIO, SHARE, CHANGE, COUNT, HOURS, MIXED -> "num";
        };
    }

    private static BigDecimal largest(List<List<Cell>> rows, Column column, int index) {
        return column.look() == Look.BAR
                ? rows.stream().map(row -> number(row.get(index).value())).reduce(BigDecimal.ZERO, BigDecimal::max)
                : BigDecimal.ZERO;
    }

    private static BigDecimal number(Value value) {
        if (value instanceof Value.Money money) {
            return money.amount();
        }
        return value instanceof Value.Ratio ratio ? ratio.ratio() : BigDecimal.ZERO;
    }
}
