package io.perdollar.reporting.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A typed table. Renderers only render it.
 *
 * @param id stable name, letters only, unique within a report
 * @param title words above it
 * @param note one sentence that a reader needs before the figures; empty where none is needed
 * @param columns at least one; keys and titles are unique
 * @param rows each as long as {@code columns}
 * @param totals the last line, as long as {@code columns}; empty where nothing can be added
 * @param names figures that other parts of the report refer to
 * @param list whether a reader may filter and sort the rows; false where their order is part of the meaning
 */
public record Table(
        String id,
        String title,
        String note,
        List<Column> columns,
        List<List<Cell>> rows,
        List<Cell> totals,
        Map<String, Address> names,
        boolean list) {

    /** Row index that means the totals. */
    public static final int TOTALS = -1;

    /**
     * A cell of a table.
     *
     * @param row index into the rows, or {@link #TOTALS}
     * @param column key of the column
     */
    public record Address(int row, String column) {}

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
        names = new LinkedHashMap<>(names);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + id + " needs at least one column, got none");
        }
        if (columns.stream().map(Column::title).distinct().count() != columns.size()
                || columns.stream().map(Column::key).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("table " + id + " needs unique column keys and titles, got " + columns);
        }
        for (List<Cell> row : rows) {
            requireWidth(id, columns.size(), row);
        }
        if (!totals.isEmpty()) {
            requireWidth(id, columns.size(), totals);
        }
    }

    /** Starts a table. */
    public static Builder builder(String id, String title) {
        return new Builder(id, title);
    }

    /**
     * Index of a column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + id + " has no column '" + column + "'");
    }

    /** Whether any cell of the table carries the mark. */
    public boolean has(Mark mark) {
        return rows.stream().flatMap(List::stream).anyMatch(cell -> cell.marks().contains(mark))
                || totals.stream().anyMatch(cell -> cell.marks().contains(mark));
    }

    private static void requireWidth(String id, int width, List<Cell> row) {
        if (row.size() != width) {
            throw new IllegalArgumentException(
                    "table " + id + " has " + width + " columns, got a row of " + row.size() + " cells");
        }
    }

    /** Collects a table; totals are added up from the rows. */
    public static final class Builder {
        private final String id;
        private final String title;
        private String note = "";
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();
        private final Map<String, Address> names = new LinkedHashMap<>();
        private List<Cell> totals = List.of();
        private boolean list = true;

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** One sentence that a reader needs before the figures. */
        public Builder note(String text) {
            note = text;
            return this;
        }

        /** The order of the rows is part of their meaning. */
        public Builder fixed() {
            list = false;
            return this;
        }

        /** The next columns. */
        public Builder columns(Column... more) {
            columns.addAll(List.of(more));
            return this;
        }

        /** The next row. */
        public Builder row(Cell... cells) {
            rows.add(List.of(cells));
            return this;
        }

        /** The next row. */
        public Builder row(List<Cell> cells) {
            rows.add(cells);
            return this;
        }

        /** Names a cell of the row that was added last. */
        public Builder name(String name, String column) {
            names.put(name, new Address(rows.size() - 1, column));
            return this;
        }

        /** Names a cell of the totals. */
        public Builder nameTotal(String name, String column) {
            names.put(name, new Address(TOTALS, column));
            return this;
        }

        /**
         * Ends with a line of totals: the sum of each column that {@code summed} names, as far as its rows know a value.
         * Without rows there are no totals.
         */
        public Builder totals(String label, String... summed) {
            if (rows.isEmpty()) {
                return this;
            }
            List<Cell> cells = new ArrayList<>();
            List<String> keys = List.of(summed);
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                boolean adds = keys.contains(columns.get(i).key());
                cells.add(
                        adds
                                ? Sums.of(rows.stream()
                                        .map(row -> row.get(column))
                                        .toList())
                                : i == 0 ? Cell.text(label) : Cell.text(""));
            }
            totals = cells;
            return this;
        }

        /** Replaces one cell of the totals, for a figure that is no sum. */
        public Builder total(String column, Cell cell) {
            if (!totals.isEmpty()) {
                List<Cell> changed = new ArrayList<>(totals);
                changed.set(columns.stream().map(Column::key).toList().indexOf(column), cell);
                totals = changed;
            }
            return this;
        }

        /** Marks some cells of the totals where the whole is in doubt. */
        public Builder markTotals(Mark mark, boolean doubtful, String... marked) {
            if (!totals.isEmpty()) {
                List<Cell> changed = new ArrayList<>(totals);
                for (String key : marked) {
                    int index = columns.stream().map(Column::key).toList().indexOf(key);
                    changed.set(index, changed.get(index).mark(mark, doubtful));
                }
                totals = changed;
            }
            return this;
        }

        /** The finished table. */
        public Table build() {
            return new Table(id, title, note, columns, rows, totals, names, list);
        }
    }
}
