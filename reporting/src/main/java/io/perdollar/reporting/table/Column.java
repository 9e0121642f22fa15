package io.perdollar.reporting.table;

/**
 * One column of a table.
 *
 * @param key stable name within the table
 * @param title words above it, with the unit
 * @param kind what its values are
 * @param width in characters
 * @param look how its cells show their size
 */
public record Column(String key, String title, Kind kind, int width, Look look) {

    /** How cells show their size. */
    public enum Look {
        PLAIN,
        /** A bar behind the figure. */
        BAR,
        /** A colour from pale to strong. */
        HEAT,
        /** Green where it is zero, as it must be; red elsewhere. */
        ZERO
    }

    /** A plain column. */
    public static Column of(String key, String title, Kind kind, int width) {
        return new Column(key, title, kind, width, Look.PLAIN);
    }

    /** The same column with another look. */
    public Column look(Look other) {
        return new Column(key, title, kind, width, other);
    }
}
