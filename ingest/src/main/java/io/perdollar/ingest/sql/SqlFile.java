package io.perdollar.ingest.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL files beside a class, with their {@code ${name}} places filled: checked names and expressions, never data. */
public final class SqlFile {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

    private SqlFile() {}

    /**
     * The text of one file.
     *
     * @param beside the class whose package holds it
     * @param values SQL by the name of its place
     * @throws IllegalArgumentException if the file has a place without a value
     */
    public static String of(Class<?> beside, String file, Map<String, String> values) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such SQL file: " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return PLACE.matcher(text).replaceAll(place -> {
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
}
