package io.perdollar.analysis.spend;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one SKU of one VM added to a change of cost, in report currency.
 *
 * @param resource instance name; null for what names no GPU VM
 * @param service of that VM; null for what names no GPU VM
 * @param sku Google's words for what is sold
 * @param quantity by more or less usage, at the price of before; all of it where there was no price before
 * @param price by another price, for the usage of now
 */
public record Movement(
        @Nullable String resource, @Nullable String service, String sku, BigDecimal quantity, BigDecimal price) {
    /** Both together. */
    public BigDecimal total() {
        return quantity.add(price);
    }
}
