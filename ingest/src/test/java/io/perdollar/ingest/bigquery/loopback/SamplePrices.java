package io.perdollar.ingest.bigquery.loopback;

import org.jspecify.annotations.Nullable;

/** Rows of a pricing export. */
public final class SamplePrices {
    public static final String TABLE = "my-billing.prices.cloud_pricing_export";

    private SamplePrices() {}

    /**
     * The price of one SKU of Compute Engine, whose id is its description.
     *
     * @param day of the price, exported two hours later
     * @param contract price of the account's contract; null without one
     */
    public static String row(
            String day, String description, String region, String unit, String list, @Nullable String contract) {
        return "{\"export_time\":\"" + day + " 09:00:00 UTC\",\"pricing_as_of_time\":\"" + day
                + " 07:00:00 UTC\",\"billing_account_id\":\"01338E-BE3FD6-363B4C\",\"business_entity_name\":\"GCP\","
                + "\"service\":{\"id\":\"6F81-5844-456A\",\"description\":\"Compute Engine\"},\"sku\":{\"id\":\""
                + description
                + "\",\"description\":\"" + description + "\"},\"geo_taxonomy\":{\"type\":\"REGIONAL\",\"regions\":[\""
                + region
                + "\"]},\"pricing_unit\":\"" + unit
                + "\",\"account_currency_code\":\"USD\",\"currency_conversion_rate\":\"1.0\","
                + "\"list_price\":" + price(list)
                + (contract == null ? "" : ",\"billing_account_price\":" + price(contract)) + "}";
    }

    private static String price(String usd) {
        return "{\"tiered_rates\":[{\"pricing_unit_quantity\":1,\"start_usage_amount\":0,\"usd_amount\":\"" + usd
                + "\",\"account_currency_amount\":\"" + usd + "\"}]}";
    }
}
