package io.perdollar.analysis.catalogue;

import java.time.LocalDate;

/**
 * Where a figure comes from.
 *
 * @param source document, table or catalogue, in words
 * @param asOf day on which it was read there
 * @param pricingExport whether it is the billing account's own pricing export
 */
public record Origin(String source, LocalDate asOf, boolean pricingExport) {
    /** A document or a catalogue. */
    public Origin(String source, LocalDate asOf) {
        this(source, asOf, false);
    }

    @Override
    public String toString() {
        return source + ", " + asOf;
    }
}
