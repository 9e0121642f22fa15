package io.perdollar.ingest.requests.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a template, or neighbouring variables that nobody wants, with the text after it.
 *
 * @param variables names, more than one only where no role is wanted
 * @param role null: only skipped
 * @param quoted whether it stands between double quotes in which no bare quote can occur, so that the first one ends it
 * @param backslashes whether a quote after a backslash does not end a quoted value
 * @param list whether {@code ", "} and {@code " : "} join the parts of one value, as upstream variables do
 * @param after the text behind it; empty: the value ends with the line
 * @param afterIsKept whether that text begins the next field instead ({@code $host$request_uri})
 */
public record Field(
        List<String> variables,
        @Nullable Role role,
        boolean quoted,
        boolean backslashes,
        boolean list,
        String after,
        boolean afterIsKept) {

    public Field {
        variables = List.copyOf(variables);
    }

    /** The variables as the format writes them. */
    public String shown() {
        return "$" + String.join("$", variables);
    }

    /** The bytes of the text behind it. */
    public byte[] afterBytes() {
        return after.getBytes(StandardCharsets.UTF_8);
    }
}
