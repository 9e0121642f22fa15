package io.perdollar.analysis.catalogue;

import java.time.LocalDate;

/**
 * Where a figure comes from.
 *
 * @param source document, table or catalogue, in words
 * @param asOf day on which it was read there
 */
public record Origin(String source, LocalDate asOf) {
    @Override
    public String toString() {
        return source + ", " + asOf;
    }
}
