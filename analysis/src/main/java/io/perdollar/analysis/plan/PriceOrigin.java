package io.perdollar.analysis.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the price of a machine comes from (equations §13).
 *
 * @param kind which source
 * @param name the catalogue's or export's name; empty for the bill
 * @param source what the catalogue itself names; empty for the bill
 * @param asOf day on which it was read there; null for the bill
 */
public record PriceOrigin(
        Kind kind, String name, String source, @Nullable LocalDate asOf) {
    /** What this bill charged per running hour for the same machine. */
    public static final PriceOrigin BILL = new PriceOrigin(Kind.BILL, "", "", null);

    /** The sources, best first. */
    public enum Kind {
        BILL,
        PRICING_EXPORT,
        CATALOGUE
    }
}
