package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth against itself, against the export, and against the stories. */
class TruthTest {
    private static final List<String> SUMS =
            List.of("runningSeconds", "unknownSeconds", "served", "failed", "ignored", "unrecognised");

    @TempDir
    static Path sample;

    private static JsonNode truth = ExportRows.parse("{}");

    @BeforeAll
    static void writeTheSample() throws IOException {
        SampleFleet.write(SampleOptions.defaults(sample), ProgressListener.SILENT);
        truth = ExportRows.parse(Files.readString(sample.resolve("truth.json")));
    }

    @Test
    void theIdentityOfTheBillHolds() {
        assertEquals(sum("/identity", "effectiveCost"), sum("/identity", "billedCost"));
        assertEquals(money("/totals/billedCost"), sum("/identity", "billedCost"));
        assertEquals(
                money("/totals/effectiveCost"),
                sum("/identity", "effectiveCost").subtract(money("/totals/promotions")));
        assertEquals(money("/totals/billedCost"), money("/totals/effectiveCost").add(money("/totals/promotions")));
    }

    @Test
    void categoriesAndDaysSumToTheWhole() {
        for (String cost : List.of("billedCost", "effectiveCost")) {
            assertEquals(money("/totals/" + cost), sum("/categories", cost), cost);
            assertEquals(money("/totals/" + cost), sum("/days", cost), cost);
        }
        assertEquals(truth.at("/totals/served").asLong(), count("/days", "served"));
        assertEquals(28, truth.get("days").size());
    }

    @Test
    void servicesAndVmsSumToTheFleet() {
        for (String section : List.of("/services", "/resources")) {
            for (String figure : SUMS) {
                long rounding = truth.at(section).size();
                long difference = truth.at("/totals/" + figure).asLong() - count(section, figure);
                assertTrue(difference >= 0 && difference <= rounding, section + " " + figure + ": " + difference);
            }
        }
    }

    @Test
    void gpuInstancesAreActiveIdleOrUnknown() {
        BigDecimal parts = BigDecimal.ZERO;
        for (JsonNode line : truth.get("identity")) {
            if (line.get("place").asText().startsWith("gpu-")) {
                parts = parts.add(new BigDecimal(line.get("effectiveCost").asText()));
            }
        }
        BigDecimal whole = BigDecimal.ZERO;
        for (JsonNode vm : truth.get("resources")) {
            whole = whole.add(
                    new BigDecimal(vm.at("/cost/gpuInstance/effective").asText()));
        }
        assertEquals(whole, parts);
    }

    @Test
    void noVmIsIdleLongerThanItRanOrCouldHaveSavedMoreThanItWasIdle() {
        for (JsonNode vm : truth.get("resources")) {
            if (!vm.get("idleSeconds").isNull()) {
                long idle = vm.get("idleSeconds").asLong();
                assertTrue(idle <= vm.get("coveredSeconds").asLong(), vm.toString());
                assertTrue(vm.get("avoidableIdleSeconds").asLong() <= idle, vm.toString());
            }
        }
    }

    @Test
    void theExportAddsUpToWhatTheTruthSaysOfIt() throws IOException {
        BigDecimal[] cost = {BigDecimal.ZERO};
        long[] rows = {0};
        ExportRows.each(sample, row -> {
            if (row.get("currency").asText().equals("USD")) {
                double amount = row.get("cost").asDouble();
                cost[0] = cost[0].add(new BigDecimal(amount).setScale(9, java.math.RoundingMode.HALF_UP));
                rows[0]++;
            }
        });
        JsonNode dollars = truth.get("export").get(0);
        assertEquals(dollars.get("rows").asLong(), rows[0]);
        assertEquals(new BigDecimal(dollars.get("exportCost").asText()), cost[0]);
    }

    @Test
    void everyStoryEndsAsItMust() {
        assertEquals(0, vm("demo-t4").get("served").asLong());
        assertEquals(vm("demo-t4").get("runningSeconds"), vm("demo-t4").get("idleSeconds"));
        assertTrue(vm("notebook-t4").get("served").isNull());
        assertTrue(vm("vision-t4").get("unrecognised").asLong() > 1000);
        assertEquals(0, vm("vision-t4").get("served").asLong());
        assertTrue(vm("vision-t4").get("coveredSeconds").asLong()
                < vm("vision-t4").get("runningSeconds").asLong());
        assertEquals("0.000000000", vm("translate-1").get("avoidableIdleCost").asText());
        assertEquals("SPOT", vm("embed-spot").get("provisioning").asText());
        assertEquals(2, vm("ranker-2t4").get("acceleratorCount").asInt());
        assertTrue(vm("support-l4").get("tokensOut").asLong() > 0);
        assertTrue(truth.at("/dataQuality/awaitingBill").asLong() > 0);
        assertEquals(2, truth.at("/dataQuality/hoursServedUnbilled").asLong());
        assertEquals(2, truth.at("/dataQuality/rejected").asLong());
        assertTrue(truth.at("/dataQuality/unmapped").asLong() > 0);
    }

    @Test
    void aNameThatWasUsedTwiceIsTwoVmsAndARenamedVmIsOne() {
        Set<String> ids = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (JsonNode vm : truth.get("resources")) {
            ids.add(vm.get("instanceId").asText());
            names.add(vm.get("instance").asText());
        }
        assertEquals(names.size(), ids.size());
        assertEquals(2, names.stream().filter("rag-t4"::equals).count());
        assertTrue(names.contains("eval-t4") && !names.contains("eval-old"));
        assertTrue(Files.isDirectory(sample.resolve("logs/eval-old"))
                && Files.isDirectory(sample.resolve("logs/eval-t4")));
    }

    @Test
    void theLastDayIsNotSettledAndTheOthersAre() {
        int day = 0;
        for (JsonNode line : truth.get("days")) {
            assertEquals(++day < 28, line.get("settled").asBoolean(), line.toString());
        }
    }

    private static JsonNode vm(String name) {
        for (JsonNode vm : truth.get("resources")) {
            if (vm.get("instance").asText().equals(name)) {
                return vm;
            }
        }
        throw new AssertionError("no VM " + name);
    }

    private static BigDecimal money(String path) {
        return new BigDecimal(truth.at(path).asText());
    }

    private static BigDecimal sum(String section, String figure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : truth.at(section)) {
            sum = sum.add(new BigDecimal(line.get(figure).asText()));
        }
        return sum;
    }

    private static long count(String section, String figure) {
        long sum = 0;
        for (JsonNode line : truth.at(section)) {
            sum += line.get(figure).asLong();
        }
        return sum;
    }
}
