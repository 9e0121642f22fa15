package io.perdollar.ingest.billing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL files beside this class, with their {@code ${name}} places filled. */
final class SqlText {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

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
        try (InputStream in = SqlText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such SQL file: " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            Matcher matcher = PLACE.matcher(text);
            return matcher.replaceAll(place -> {
                String value = values.get(place.group(1));
                if (value == null) {
                    throw new IllegalArgumentException(file + " needs a value for " + place.group());
                }
                return Matcher.quoteReplacement(value);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A string literal. */
    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
