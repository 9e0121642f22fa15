package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is not regular about a reading.
 *
 * @param costType {@code cost_type} of its rows
 * @param json {@code adjustment_info} of its rows
 */
public record Adjustment(String costType, String json) {
    /** An ordinary charge. */
    public static final Adjustment NONE = new Adjustment("regular", "{}");

    public static final Adjustment TAX = new Adjustment("tax", "{}");
    public static final Adjustment ROUNDING = new Adjustment("rounding_error", "{}");

    /** An earlier day is negated and charged anew. */
    public static final Adjustment PRICE_CORRECTION =
            adjustment("5f2f8a6e", "Price correction", "COMPLETE_NEGATION_WITH_REMONETIZATION", "PRICE_CORRECTION");

    /** A present that belongs to no usage. */
    public static final Adjustment GOODWILL = adjustment("91c7d0aa", "Goodwill", "MANUAL_ADJUSTMENT", "GOODWILL");

    private static Adjustment adjustment(String id, String description, String mode, String type) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("id", id);
        info.put("description", description);
        info.put("mode", mode);
        info.put("type", type);
        return new Adjustment("adjustment", Json.compact(info));
    }
}
