package io.perdollar.ingest.bigquery.billing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rows of a detailed export as a seed gives them: few keys, so that rows meet; amounts whose tenth digit is a tie; corrections;
 * and every way in which Google has written commitments (equations §5).
 */
final class RandomBill {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "compute.googleapis.com/";

    /** Id, description, unit, unit of its price. */
    private static final String[][] SKUS = {
        {"88B8-C3ED-03F0", "Nvidia Tesla T4 GPU running in Americas", "seconds", "hour"},
        {"A88A-5A60-E821", "Nvidia L4 GPU running in Americas", "seconds", "hour"},
        {"AEC2-3D5C-61BF", "Nvidia L4 GPU attached to Spot Preemptible VMs running in Iowa", "seconds", "hour"},
        {"2E27-4F75-95CD", "N1 Predefined Instance Core running in Americas", "seconds", "hour"},
        {"6C71-E844-38BC", "N1 Predefined Instance Ram running in Americas", "byte-seconds", "gibibyte hour"},
        {"B188-61DD-52E4", "SSD backed PD Capacity", "byte-seconds", "gibibyte month"},
        {"0000-CUD1-0001", "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year", "seconds", "hour"},
        {"0000-CUD3-0002", "Commitment - dollar based v1: Compute Flexible 3 Year", "seconds", "hour"},
        {"0000-TAX0-0003", "Tax", "", ""}
    };

    private static final String[] RESOURCES = {
        "projects/204187533293/instances/chat-1", "chat-2", "models-1", "projects/204187533293/instances/", ""
    };
    private static final String[] CREDITS = {
        "COMMITTED_USAGE_DISCOUNT",
        "COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE",
        "FEE_UTILIZATION_OFFSET",
        "SUSTAINED_USAGE_DISCOUNT",
        "PROMOTION",
        ""
    };
    private static final String[] COST_TYPES = {
        "regular", "regular", "regular", "REGULAR", "tax", "adjustment", "rounding_error", "roundoff"
    };
    private static final String[] ADJUSTMENTS = {
        "USAGE_CORRECTION", "PRICE_CORRECTION", "METADATA_CORRECTION", "GOODWILL"
    };
    private static final String[] MODELS = {"Default", "Compute Flexible CUDs 1 Year"};

    private final Random random;
    private final List<String> rows = new ArrayList<>();

    private RandomBill(long seed) {
        this.random = new Random(seed);
    }

    /** So many rows, and the corrections of some of them. */
    static List<String> rows(long seed, int count) {
        RandomBill bill = new RandomBill(seed);
        for (int i = 0; i < count; i++) {
            ObjectNode row = bill.row();
            bill.rows.add(row.toString());
            if (bill.oneIn(6)) {
                bill.correct(row);
            }
        }
        return bill.rows;
    }

    private ObjectNode row() {
        ObjectNode row = JSON.createObjectNode();
        row.put("billing_account_id", oneIn(4) ? "01338E-BE3FD6-363B4D" : "01338E-BE3FD6-363B4C");
        row.putObject("service").put("id", "6F81-5844-456A").put("description", "Compute Engine");
        String[] sku = SKUS[random.nextInt(SKUS.length)];
        row.putObject("sku").put("id", sku[0]).put("description", sku[1]);
        int hour = 20 + random.nextInt(8);
        row.put(
                "usage_start_time",
                "2026-11-%02d %02d:00:00%s UTC".formatted(14 + hour / 24, hour % 24, oneIn(9) ? ".000001" : ""));
        row.put("export_time", "2026-11-16 0%d:30:00.5 UTC".formatted(random.nextInt(4)));
        if (!oneIn(9)) {
            row.putObject("project")
                    .put("id", oneIn(3) ? "llm-dev" : "llm-prod")
                    .put("number", "204187533293");
        }
        row.putObject("location")
                .put("location", "us-central1-a")
                .put("region", "us-central1")
                .put("zone", oneIn(5) ? "" : "us-central1-a");
        resource(row);
        labels(row);
        amounts(row, sku);
        credits(row);
        commitment(row);
        row.putObject("invoice").put("month", oneIn(5) ? "202610" : "202611");
        if (!oneIn(9)) {
            row.put("cost_type", COST_TYPES[random.nextInt(COST_TYPES.length)]);
        }
        return row;
    }

    private void resource(ObjectNode row) {
        if (oneIn(5)) {
            row.putNull("resource");
            return;
        }
        ObjectNode resource = row.putObject("resource").put("name", RESOURCES[random.nextInt(RESOURCES.length)]);
        if (!oneIn(3)) {
            resource.put(
                    "global_name",
                    "//compute.googleapis.com/projects/204187533293/zones/us-central1-a/instances/"
                            + (77 + random.nextInt(2)));
        }
    }

    private void labels(ObjectNode row) {
        var labels = row.putArray("labels");
        if (!oneIn(3)) {
            labels.addObject().put("key", "service").put("value", oneIn(4) ? "" : "chat");
        }
        if (oneIn(3)) {
            labels.addObject().put("key", "env").put("value", "dev");
            labels.addObject().put("key", "env").put("value", "prod");
        }
        var system = row.putArray("system_labels");
        if (!oneIn(3)) {
            system.addObject().put("key", MACHINE + "machine_spec").put("value", "n1-standard-4");
            system.addObject().put("key", MACHINE + "cores").put("value", oneIn(5) ? "many" : "4");
        }
        if (oneIn(6)) {
            system.addObject().put("key", MACHINE + "is_unused_reservation").put("value", "True");
            system.addObject().put("key", MACHINE + "reservation_name").put("value", "keep");
        }
    }

    private void amounts(ObjectNode row, String[] sku) {
        double cost = amount();
        row.put("cost", cost);
        boolean korean = oneIn(6);
        row.put("currency", korean ? "KRW" : "USD").put("currency_conversion_rate", korean ? 1390.123456789123 : 1.0);
        ObjectNode usage = row.putObject("usage");
        if (!oneIn(8)) {
            usage.put("amount", random.nextInt(5_000) + (oneIn(3) ? 0.0009765625 : 0));
            usage.put("amount_in_pricing_units", amount());
        }
        usage.put("unit", sku[2]).put("pricing_unit", sku[3]);
        if (oneIn(2)) {
            row.put("cost_at_list", amount()).put("cost_at_effective_price_default", amount());
        }
    }

    private void credits(ObjectNode row) {
        var credits = row.putArray("credits");
        for (int i = random.nextInt(4); i > 1; i--) {
            credits.addObject()
                    .put("name", "Committed use discount: CPU")
                    .put("amount", -Math.abs(amount()))
                    .put("type", CREDITS[random.nextInt(CREDITS.length)]);
        }
    }

    private void commitment(ObjectNode row) {
        if (oneIn(3)) {
            row.putObject("consumption_model")
                    .put("id", "A")
                    .put("description", MODELS[random.nextInt(MODELS.length)])
                    .put("applied_subscription_instance_id", oneIn(2) ? "sub-2" : "");
        }
        if (oneIn(5)) {
            row.putObject("subscription").put("instance_id", "sub-1");
        }
    }

    /** As Google does it: the row once more with the signs turned, and the corrected one in the next invoice. */
    private void correct(ObjectNode row) {
        ObjectNode negation = row.deepCopy();
        negation.putObject("adjustment_info")
                .put("mode", "COMPLETE_NEGATION")
                .put("type", ADJUSTMENTS[random.nextInt(4)]);
        negation.put("cost", -row.path("cost").doubleValue()).put("export_time", "2026-11-16 02:00:00 UTC");
        negation.withObject("/invoice").put("month", "202612");
        negation.putArray("credits");
        rows.add(negation.toString());
    }

    /** Often an odd multiple of 2⁻¹⁰: exact in binary, with its tenth digit a five and nothing behind it. */
    private double amount() {
        double size = switch (random.nextInt(5)) {
            case 0, 1 -> (2 * random.nextInt(4_000) + 1) / 1024.0;
            case 2 -> new BigDecimal(random.nextInt(100_000)).movePointLeft(5).doubleValue();
            case 3 -> random.nextDouble() * 1e-6;
            default -> random.nextDouble() * 1e5;
        };
        return oneIn(6) ? -size : size;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
