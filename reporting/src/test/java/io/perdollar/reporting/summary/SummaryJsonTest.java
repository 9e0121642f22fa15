package io.perdollar.reporting.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.SampleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    private static final List<String> MEASURES_WITHOUT_COST = List.of(
            "runningSeconds",
            "coveredSeconds",
            "unknownSeconds",
            "idleSeconds",
            "avoidableIdleSeconds",
            "idleCost",
            "avoidableIdleCost",
            "served",
            "failed",
            "ignored",
            "unrecognised",
            "tokensIn",
            "tokensOut",
            "requestsPerDollar",
            "requestsPerGpuDollar",
            "costPer1000Requests",
            "costPerMillionTokens");

    @Test
    void statesEveryKeyOfTheContractInItsOrder() throws IOException {
        JsonNode root = parse(SampleReport.usd());

        assertKeys(
                root,
                "schema reportDate attempt knownAt engine timeZone currency provisional window totals comparison identity"
                        + " categories days services resources recommendations budgets invoices reconciliation dataQuality");
        assertKeys(root.get("window"), "from to days");
        for (String totals : List.of("totals", "comparison")) {
            assertKeys(
                    root.get(totals),
                    "listCost contractedCost billedCost effectiveCost promotions unusedCommitment tax unattributedCost "
                            + String.join(" ", MEASURES_WITHOUT_COST));
        }
        assertKeys(root.at("/identity/0"), "place effectiveCost billedCost");
        assertKeys(root.at("/categories/0"), "category billedCost effectiveCost share");
        assertKeys(root.at("/days/0"), "date settled billedCost effectiveCost served requestsPerDollar");
        String measures = " cost " + String.join(" ", MEASURES_WITHOUT_COST);
        assertKeys(root.at("/services/0"), "service environment instances" + measures);
        assertKeys(
                root.at("/resources/0"),
                "instance instanceId project zone service environment machineType accelerator acceleratorCount provisioning"
                        + measures);
        assertKeys(root.at("/resources/0/cost"), "direct attached shared gpuInstance");
        assertKeys(root.at("/resources/0/cost/direct"), "billed effective");
        assertKeys(root.at("/resources/0/costPerMillionTokens"), "in out all");
        assertKeys(
                root.at("/recommendations/0"),
                "id service instances action from to monthlySaving confidence effort risk priceOrigin throughputOrigin levers"
                        + " evidence replay");
        assertKeys(root.at("/recommendations/0/levers/0"), "lever monthlySaving");
        assertKeys(root.at("/recommendations/0/evidence"), "days coveredShare");
        assertKeys(
                root.at("/recommendations/0/replay"),
                "monthlyCost served refused delayedShare p95WaitSeconds coldStarts interruptions verdict calibrationError");
        assertKeys(root.at("/invoices/0"), "billingAccount month currency billedCost");
        assertKeys(
                root.at("/reconciliation/0"),
                "billingAccount currency exportRows exportCost ledgerCost difference restatedDays");
        assertKeys(root.at("/reconciliation/1/restatedDays"), "");
        assertKeys(root.at("/reconciliation/0/restatedDays/0"), "date before after reason");
        assertKeys(
                root.get("dataQuality"),
                "logLines requests ignored unrecognised rejected unmapped billingRowsRejected hoursServedUnbilled awaitingBill");
        assertKeys(
                root.at("/budgets/0"),
                "name scope amount monthToDate expectedMonthToDate forecast forecastLow forecastHigh thresholdsCrossed");
    }

    @Test
    void writesMoneyWithNineDigitsRatiosWithSixAndWholeSeconds() throws IOException {
        JsonNode root = parse(SampleReport.usd());
        JsonNode vm = resource(root, "chat-08");

        assertEquals("perdollar.summary/1", root.get("schema").textValue());
        assertEquals("2026-11-15", root.get("reportDate").textValue());
        assertEquals("2026-11-16T03:41:22.512Z", root.get("knownAt").textValue());
        assertEquals("2026-10-19", root.at("/window/from").textValue());
        assertEquals("478.097760000", vm.at("/cost/direct/billed").textValue());
        // 672 h less 8 × 1.234567 s, cut
        assertEquals(672 * 3_600 - 10, vm.get("runningSeconds").longValue());
        assertTrue(vm.get("requestsPerDollar").textValue().matches("\\d+\\.\\d{6}"));
        assertTrue(root.at("/categories/0/share").textValue().matches("[01]\\.\\d{6}"));
        assertEquals(
                "1.000000", root.at("/recommendations/1/evidence/coveredShare").textValue());
        assertEquals("low", root.at("/recommendations/0/confidence").textValue());
        assertEquals("use-spot", root.at("/recommendations/0/action").textValue());
        assertEquals("meets", root.at("/recommendations/0/replay/verdict").textValue());
        assertEquals(
                "0.012000",
                root.at("/recommendations/0/replay/calibrationError").textValue());
        assertTrue(root.at("/recommendations/1/replay").isNull());
    }

    @Test
    void unknownIsNullAndNeverZero() throws IOException {
        JsonNode root = parse(SampleReport.usd());
        JsonNode vm = resource(root, "한국어-챗봇-09");

        for (String key : MEASURES_WITHOUT_COST) {
            if (key.endsWith("Seconds") && !key.contains("dle")) {
                assertTrue(vm.get(key).isIntegralNumber(), key);
            } else if (key.equals("costPerMillionTokens")) {
                assertTrue(vm.at("/costPerMillionTokens/all").isNull());
            } else {
                assertTrue(vm.get(key).isNull(), key);
            }
        }
        assertTrue(root.at("/days/11/served").isNull());
        assertTrue(parse(SampleReport.empty()).get("knownAt").isNull());
    }

    @Test
    void sortsArraysByTheirKey() throws IOException {
        JsonNode root = parse(SampleReport.usd());

        for (String[] pair : new String[][] {
            {"identity", "place"},
            {"categories", "category"},
            {"days", "date"},
            {"services", "service"},
            {"resources", "instance"},
            {"recommendations", "id"},
            {"invoices", "billingAccount"},
            {"reconciliation", "billingAccount"}
        }) {
            List<String> keys = new ArrayList<>();
            root.get(pair[0]).forEach(line -> keys.add(line.get(pair[1]).textValue()));
            assertEquals(keys.stream().sorted().toList(), keys, pair[0]);
            assertFalse(keys.isEmpty(), pair[0]);
        }
    }

    @Test
    void identityAddsUpToTheBilledCost() throws IOException {
        JsonNode root = parse(SampleReport.usd());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : root.get("identity")) {
            sum = sum.add(new BigDecimal(line.get("effectiveCost").textValue()));
        }
        assertEquals(root.at("/totals/billedCost").textValue(), sum.toPlainString());
    }

    @Test
    void isPrettyPrintedWithTwoSpacesAndLineFeeds() throws IOException {
        String text = text(SampleReport.empty());

        assertTrue(text.startsWith("{\n  \"schema\": \"perdollar.summary/1\",\n  \"reportDate\": \"2026-11-15\",\n"));
        assertTrue(text.contains("\n  \"budgets\": [],\n"));
        assertTrue(text.endsWith("}\n"));
        assertFalse(text.contains("\r"));
    }

    private static JsonNode resource(JsonNode root, String instance) {
        for (JsonNode line : root.get("resources")) {
            if (line.get("instance").textValue().equals(instance)) {
                return line;
            }
        }
        throw new AssertionError("no resource " + instance);
    }

    private static void assertKeys(JsonNode node, String keys) {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        assertEquals(keys, String.join(" ", found));
    }

    private static JsonNode parse(FleetReport report) throws IOException {
        return new ObjectMapper().readTree(text(report));
    }

    private static String text(FleetReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SummaryJson.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
