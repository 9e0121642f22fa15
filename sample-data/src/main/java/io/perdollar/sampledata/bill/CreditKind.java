package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.text.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The credits that the sample's bills carry. */
public enum CreditKind {
    SUSTAINED_USE("Sustained Usage Discount", "Sustained Usage Discount", "SUSTAINED_USAGE_DISCOUNT"),
    COMMITTED_USE("Committed Usage Discount", "Committed Usage Discount", "COMMITTED_USAGE_DISCOUNT"),
    FEE_OFFSET("Fee utilization offset", "Compute Flexible CUDs fee utilization offset", "FEE_UTILIZATION_OFFSET"),
    PROMOTION("Startup program", "Google for Startups Cloud Program", "PROMOTION");

    private final String beforeAmount;
    private final String afterAmount;

    CreditKind(String name, String fullName, String type) {
        beforeAmount = "{\"name\":" + Json.compact(name) + ",\"amount\":";
        Map<String, String> rest = new LinkedHashMap<>();
        rest.put("full_name", fullName);
        rest.put("id", fullName.replace(' ', '-').toLowerCase(Locale.ROOT));
        rest.put("type", type);
        afterAmount = "," + Json.compact(rest).substring(1);
    }

    String beforeAmount() {
        return beforeAmount;
    }

    String afterAmount() {
        return afterAmount;
    }
}
