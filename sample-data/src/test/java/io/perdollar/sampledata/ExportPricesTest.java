package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices, units and credits of the export, read back from its rows. */
class ExportPricesTest {
    @TempDir
    static Path sample;

    /** What one instance's machine cost in one hour, and for how many of its cores' seconds. */
    private static final class MachineHour {
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal coreSeconds = BigDecimal.ZERO;
        private int rows;
    }

    private static final Map<String, Map<String, MachineHour>> MACHINES = new TreeMap<>();
    private static final List<String> FAULTS = new ArrayList<>();
    private static final TreeSet<String> CREDITS = new TreeSet<>();
    private static final TreeSet<String> COST_TYPES = new TreeSet<>();
    private static final Map<String, BigDecimal> CORRECTED = new HashMap<>();
    private static BigDecimal latestLag = BigDecimal.ZERO;
    private static boolean unusedReservation;
    private static boolean pathName;
    private static boolean shortName;

    @BeforeAll
    static void readTheExport() throws IOException {
        SampleFleet.write(SampleOptions.defaults(sample).withDays(20).withoutLogs(), ProgressListener.SILENT);
        ExportRows.each(sample, ExportPricesTest::read);
    }

    private static void read(JsonNode row) {
        String costType = row.get("cost_type").asText();
        COST_TYPES.add(costType + " " + row.at("/adjustment_info/type").asText());
        checkUnits(row);
        latestLag = latestLag.max(BigDecimal.valueOf(lagHours(row)));
        for (JsonNode credit : row.get("credits")) {
            CREDITS.add(credit.get("type").asText());
        }
        JsonNode global = row.at("/resource/global_name");
        String name = row.at("/resource/name").asText();
        String sku = row.at("/sku/description").asText();
        unusedReservation |= label(row, "is_unused_reservation").equals("true")
                && !global.asText().contains("instances/");
        if (!global.asText().contains("/instances/")) {
            return;
        }
        pathName |= name.startsWith("projects/");
        shortName |= !name.contains("/");
        if (costType.equals("adjustment")) {
            CORRECTED.merge(sku, number(row, "/usage/amount"), BigDecimal::add);
            return;
        }
        if (sku.contains("GPU") || sku.contains("Instance")) {
            String key = label(row, "machine_spec") + (sku.contains("Spot") ? " spot" : "") + " "
                    + row.get("currency").asText();
            String hour = global.asText() + row.get("usage_start_time").asText();
            MachineHour machine = MACHINES.computeIfAbsent(key + " of " + label(row, "cores"), none -> new HashMap<>())
                    .computeIfAbsent(hour, none -> new MachineHour());
            machine.cost = machine.cost.add(number(row, "/cost"));
            machine.rows++;
            if (sku.contains("Core")) {
                machine.coreSeconds = machine.coreSeconds.add(number(row, "/usage/amount"));
            }
        }
    }

    private static void checkUnits(JsonNode row) {
        String unit = row.at("/usage/unit").asText();
        BigDecimal amount = number(row, "/usage/amount");
        BigDecimal pricing = number(row, "/usage/amount_in_pricing_units");
        BigDecimal price = new BigDecimal(row.at("/price/effective_price").asText());
        BigDecimal factor = switch (row.at("/usage/pricing_unit").asText()) {
            case "hour" -> BigDecimal.valueOf(3600);
            case "gibibyte hour" -> BigDecimal.valueOf(3600L << 30);
            case "gibibyte" -> BigDecimal.valueOf(1L << 30);
            default -> BigDecimal.ZERO;
        };
        if (factor.signum() != 0
                && pricing.subtract(amount.divide(factor, 9, RoundingMode.HALF_UP))
                                .abs()
                                .compareTo(new BigDecimal("0.000000001"))
                        > 0) {
            fault(unit + ": pricing units do not follow from the amount", row);
        }
        boolean corrected = row.get("cost_type").asText().equals("adjustment");
        if (price.signum() > 0 && !corrected) {
            // A row's pricing units have nine digits, so its cost follows from them within a billionth of the amount.
            BigDecimal difference =
                    pricing.multiply(price).subtract(number(row, "/cost")).abs();
            BigDecimal allowed = new BigDecimal("0.000000002").multiply(price.max(BigDecimal.ONE));
            if (difference.compareTo(allowed) > 0) {
                fault("price × units is not the cost", row);
            }
        }
    }

    @Test
    void unitsTimesPriceIsTheCost() {
        assertEquals(List.of(), FAULTS);
    }

    @Test
    void wholeMachinesCostTheGuidesPrices() {
        assertWholeHours("n1-standard-4 USD of 4", "0.35");
        assertWholeHours("n1-standard-8 USD of 8", "0.70");
        assertWholeHours("g2-standard-4 USD of 4", "0.60");
    }

    @Test
    void whatTheGuideDoesNotPriceFollowsTheListPrices() {
        assertWholeHours("a2-highgpu-1g USD of 12", "3.673385");
        assertWholeHours("g2-standard-4 spot USD of 4", "0.402871444");
    }

    @Test
    void nowAndThenAnHourComesAsTwoRowsPerSku() {
        long split = MACHINES.values().stream()
                .flatMap(hours -> hours.values().stream())
                .filter(hour -> hour.rows == 6)
                .count();
        assertTrue(split > 10, split + " hours");
    }

    @Test
    void aVmStoppedInMidHourHasCoreSecondsForItsRunningTimeOnly() {
        long partial = machine("n1-standard-8 USD of 8").values().stream()
                .filter(hour -> hour.coreSeconds.compareTo(BigDecimal.valueOf(8 * 3600)) < 0)
                .peek(hour -> assertEquals(
                        0, hour.coreSeconds.remainder(BigDecimal.valueOf(8)).signum()))
                .count();
        assertEquals(40, partial); // it starts at 08:20 and stops at 20:40 on each of 20 days
    }

    @Test
    void everyOddityOfARealBillIsThere() {
        assertEquals(
                List.of("COMMITTED_USAGE_DISCOUNT", "FEE_UTILIZATION_OFFSET", "PROMOTION", "SUSTAINED_USAGE_DISCOUNT"),
                List.copyOf(CREDITS));
        assertEquals(
                List.of("adjustment GOODWILL", "adjustment PRICE_CORRECTION", "regular ", "rounding_error ", "tax "),
                List.copyOf(COST_TYPES));
        assertTrue(unusedReservation && pathName && shortName);
        assertTrue(latestLag.compareTo(BigDecimal.valueOf(72)) > 0, "latest row after " + latestLag + " h");
    }

    @Test
    void aPriceCorrectionLeavesUsageAsItWas() {
        assertFalse(CORRECTED.isEmpty());
        CORRECTED.forEach((sku, usage) -> assertEquals(0, usage.signum(), sku));
    }

    private static void assertWholeHours(String machine, String price) {
        List<MachineHour> whole = machine(machine).values().stream()
                .filter(hour -> hour.coreSeconds.compareTo(cores(machine).multiply(BigDecimal.valueOf(3600))) == 0)
                .toList();
        assertTrue(whole.size() > 100, whole.size() + " whole hours of " + machine);
        for (MachineHour hour : whole) {
            assertEquals(0, new BigDecimal(price).compareTo(hour.cost), machine + " costs " + hour.cost);
        }
    }

    private static Map<String, MachineHour> machine(String machine) {
        return Objects.requireNonNull(MACHINES.get(machine), machine);
    }

    private static BigDecimal cores(String machine) {
        return new BigDecimal(machine.substring(machine.lastIndexOf(' ') + 1));
    }

    private static long lagHours(JsonNode row) {
        return Duration.between(time(row, "usage_end_time"), time(row, "export_time"))
                .toHours();
    }

    private static Instant time(JsonNode row, String column) {
        return Instant.parse(row.get(column).asText().replace(" UTC", "Z").replace(' ', 'T'));
    }

    private static BigDecimal number(JsonNode row, String path) {
        return new BigDecimal(row.at(path).asText());
    }

    private static String label(JsonNode row, String key) {
        for (JsonNode label : row.get("system_labels")) {
            if (label.get("key").asText().equals("compute.googleapis.com/" + key)) {
                return label.get("value").asText();
            }
        }
        return "";
    }

    private static void fault(String what, JsonNode row) {
        if (FAULTS.size() < 5) {
            FAULTS.add(what + ": " + row);
        }
    }
}
