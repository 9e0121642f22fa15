package io.perdollar.reporting.table;

/**
 * One column of a table.
 *
 * @param key stable name within the table
 * @param title words above it, with the unit
 * @param kind what its values are
 * @param width in characters
 * @param look how its cells show their size
 * @param detail whether it stands at the right for those who look for it, and is left out on paper
 */
public record Column(String key, String title, Kind kind, int width, Look look, boolean detail) {

    /** How cells show their size. */
    public enum Look {
        PLAIN,
        /** A bar behind the figure. */
        BAR,
        /** A colour from pale to strong. */
        HEAT,
        /** For the reader to fill in. */
        INPUT,
        /** Green where it is zero, as it must be; red elsewhere. */
        ZERO
    }

    /** A plain column. */
    public static Column of(String key, String title, Kind kind, int width) {
        return new Column(key, title, kind, width, Look.PLAIN, false);
    }

    /** The same column with another look. */
    public Column look(Look other) {
        return new Column(key, title, kind, width, other, detail);
    }

    /** The same column with another width. */
    public Column width(int characters) {
        return new Column(key, title, kind, characters, look, detail);
    }

    /** The same column, left out on paper. */
    public Column asDetail() {
        return new Column(key, title, kind, width, look, true);
    }
}
