package io.perdollar.analysis.catalogue;

import io.perdollar.analysis.charge.Sku;
import java.math.BigDecimal;

/**
 * What one SKU costs in one region.
 *
 * @param region e.g. {@code us-central1}
 * @param unit what the price is for, as Google writes it: {@code h}, {@code GiBy.h}
 * @param price US dollars for one unit, before any commitment or credit
 */
public record SkuPrice(Sku sku, String region, String unit, BigDecimal price) {}
