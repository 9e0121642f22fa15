package io.perdollar.ingest.billing;

import io.perdollar.ingest.sql.SqlFile;
import java.util.Map;

/** The SQL files beside this class, with their {@code ${name}} places filled. */
final class SqlText {
    private SqlText() {}

    /** The text of one file that has no places to fill. */
    static String of(String file) {
        return of(file, Map.of());
    }

    /**
     * The text of one file.
     *
     * @param values SQL by the name of its place
     * @throws IllegalArgumentException if the file has a place without a value
     */
    static String of(String file, Map<String, String> values) {
        return SqlFile.of(SqlText.class, file, values);
    }

    /** A string literal. */
    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
