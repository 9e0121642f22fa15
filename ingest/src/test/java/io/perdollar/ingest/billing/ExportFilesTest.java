package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
    @TempDir
    Path directory;

    @Test
    void readsTheRealRowToTheLastDigit() throws IOException {
        write("export.json", ExportRows.realDiskRow());
        try (ExportFiles source = open("export.json")) {
            ChargeDay day = onlyDay(source);
            assertEquals(LocalDate.of(2024, 5, 12), day.day());
            assertEquals(ExportRows.ACCOUNT, day.billingAccount());
            assertEquals(1, day.exportRows());
            assertEquals(Instant.parse("2024-05-13T01:49:02.981774Z"), day.newestExportTime());
            Charge charge = day.charges().get(0);
            assertEquals(Instant.parse("2024-05-12T22:00:00Z"), charge.hour());
            assertEquals(new BigDecimal("204816252928000.000000000"), charge.usage());
            assertEquals(new BigDecimal("0.071217891"), charge.pricingUsage());
            assertEquals(new BigDecimal("0.012434000"), charge.exportCost());
            assertEquals(new BigDecimal("0.012434000"), charge.listCost());
            assertEquals(new BigDecimal("0.012434000"), charge.contractedCost());
            assertEquals(Map.of(), charge.credits());
            assertEquals("example-project", charge.key().projectId());
            assertEquals(
                    new Location("europe-west4", "europe-west4", null),
                    charge.key().location());
            assertEquals(
                    new Resource(
                            "//compute.googleapis.com/projects/111111111111/zones/europe-west4-a/disk/5731447681477044785",
                            "example-disk"),
                    charge.key().resource());
            assertEquals(
                    new Sku("Compute Engine", "315D-05CC-A75E", "SSD backed PD Capacity in Netherlands"),
                    charge.key().sku());
            assertEquals("byte-seconds", charge.key().usageUnit());
            assertEquals("gibibyte month", charge.key().pricingUnit());
            assertEquals(CostType.REGULAR, charge.key().costType());
            assertNull(charge.key().adjustmentType());
            assertEquals(YearMonth.of(2024, 5), charge.key().invoiceMonth());
            assertEquals(new CurrencyCode("EUR"), charge.key().currency());
            assertEquals(new BigDecimal("0.93365"), charge.key().conversionRate());
            assertNull(charge.key().consumptionModel());
            assertNull(charge.key().subscriptionId());
            assertEquals(MachineSpec.NONE, charge.key().machine());
            assertEquals(Labels.NONE, charge.key().labels());
            assertEquals(
                    Map.of(
                            new CurrencyCode("EUR"),
                            new ChargeDay.ControlSum(new BigDecimal("0.012434000"), new BigDecimal("0.012434000"))),
                    day.exportCost());
        }
    }

    @Test
    void addsRowsOfOneHourAndSkuAndKeepsCreditsByType() throws IOException {
        ObjectNode first = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3022, 0.3);
        ExportRows.credit(first, "SUSTAINED_USAGE_DISCOUNT", -0.1);
        ExportRows.credit(first, "PROMOTION", -0.05);
        ObjectNode second = ExportRows.gpuRow("chat-1", "2026-11-15 02", 79, 0.05);
        ExportRows.credit(second, "SUSTAINED_USAGE_DISCOUNT", -0.01);
        ExportRows.credit(second, "", -0.02);
        ObjectNode otherHour = ExportRows.gpuRow("chat-1", "2026-11-15 03", 3600, 0.35);
        write("export.json", first, otherHour, second);
        try (ExportFiles source = open("export.json")) {
            ChargeDay day = onlyDay(source);
            assertEquals(3, day.exportRows());
            assertEquals(2, day.charges().size());
            Charge charge = day.charges().stream()
                    .filter(c -> c.hour().equals(Instant.parse("2026-11-15T02:00:00Z")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(new BigDecimal("3101.000000000"), charge.usage());
            assertEquals(new BigDecimal("0.350000000"), charge.exportCost());
            assertEquals(
                    Map.of(
                            "PROMOTION", new BigDecimal("-0.050000000"),
                            "SUSTAINED_USAGE_DISCOUNT", new BigDecimal("-0.110000000"),
                            "a credit", new BigDecimal("-0.020000000")),
                    charge.credits());
            assertEquals(
                    new ChargeDay.ControlSum(new BigDecimal("0.700000000"), new BigDecimal("0.520000000")),
                    day.exportCost().get(CurrencyCode.USD));
        }
    }

    @Test
    void readsLabelsMachineAndCommitment() throws IOException {
        ObjectNode row = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        ExportRows.label(row, "labels", "app", "chat");
        ExportRows.label(row, "labels", "env", "");
        ExportRows.label(row, "labels", "instance", "chat-1");
        ExportRows.label(row, "system_labels", "compute.googleapis.com/machine_spec", "n1-standard-4");
        ExportRows.label(row, "system_labels", "compute.googleapis.com/cores", "4");
        ExportRows.label(row, "system_labels", "compute.googleapis.com/is_unused_reservation", "true");
        ExportRows.label(row, "system_labels", "compute.googleapis.com/reservation_name", "night");
        row.withObject("/consumption_model")
                .put("description", "Compute Flexible CUDs 1 Year")
                .put("applied_subscription_instance_id", "cud-9");
        write("export.json", row);
        ExportOptions options =
                new ExportOptions(directory, "export.json", null, new LabelKeys("app", "env", "instance"));
        try (ExportFiles source = ExportFiles.open(options)) {
            Charge charge = onlyDay(source).charges().get(0);
            assertEquals(new Labels("chat", null, "chat-1"), charge.key().labels());
            assertEquals(
                    new MachineSpec("n1-standard-4", 4, true, "night"),
                    charge.key().machine());
            assertEquals("Compute Flexible CUDs 1 Year", charge.key().consumptionModel());
            assertEquals("cud-9", charge.key().subscriptionId());
            assertEquals(
                    "chat-1", Objects.requireNonNull(charge.key().resource()).name());
        }
    }

    @Test
    void handsOverWantedDaysInOrder() throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        for (int day : new int[] {9, 3, 7, 4}) {
            rows.add(ExportRows.gpuRow("chat-1", "2026-11-0" + day + " 02", 3600, day));
            ObjectNode other = ExportRows.gpuRow("chat-1", "2026-11-0" + day + " 02", 3600, 10 + day);
            other.put("billing_account_id", "000000-AAAAAA-AAAAAA").put("currency", "KRW");
            rows.add(other);
        }
        write("export.json", rows.toArray(ObjectNode[]::new));
        try (ExportFiles source = open("export.json")) {
            List<String> seen = new ArrayList<>();
            source.readDays(
                    day -> day.day().getDayOfMonth() != 4,
                    day -> seen.add(day.day() + " " + day.billingAccount().substring(14) + " "
                            + day.charges().get(0).exportCost().intValueExact() + " "
                            + day.exportCost().firstKey()));
            assertEquals(
                    List.of(
                            "2026-11-03 AAAAAA 13 KRW",
                            "2026-11-03 BBBBBB 3 USD",
                            "2026-11-07 AAAAAA 17 KRW",
                            "2026-11-07 BBBBBB 7 USD",
                            "2026-11-09 AAAAAA 19 KRW",
                            "2026-11-09 BBBBBB 9 USD"),
                    seen);
            assertEquals(8, source.controls().size());
        }
    }

    @Test
    void keepsKeysApartWhoseHashesAreEqual() throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        for (int vm = 0; vm < 20; vm++) {
            rows.add(ExportRows.gpuRow("chat-" + vm, "2026-11-15 02", 3600, 1 + vm));
        }
        write("export.json", rows.toArray(ObjectNode[]::new));
        ExportOptions options = new ExportOptions(directory, "export.json", null, LabelKeys.DEFAULT);
        try (ExportFiles exact = ExportFiles.open(options, "(hash(key_text) >> 1) % 3");
                ExportFiles usual = ExportFiles.open(options)) {
            assertEquals(20, onlyDay(exact).charges().size());
            assertEquals(ChargeDayHash.of(onlyDay(usual)), ChargeDayHash.of(onlyDay(exact)));
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        write("export.json", ExportRows.realDiskRow());
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        ExportOptions options = new ExportOptions(directory, "export.json", null, LabelKeys.DEFAULT, 1, 128, temporary);
        try (ExportFiles source = ExportFiles.open(options)) {
            assertEquals(1, source.totalRows());
            assertEquals(1, filesBelow(temporary));
        }
        assertEquals(0, filesBelow(temporary));
    }

    private static long filesBelow(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.count();
        }
    }

    private ExportFiles open(String files) {
        return ExportFiles.open(new ExportOptions(directory, files, null, LabelKeys.DEFAULT));
    }

    private static ChargeDay onlyDay(BillingSource source) {
        List<ChargeDay> days = new ArrayList<>();
        source.readDays(day -> true, days::add);
        assertEquals(1, days.size());
        return days.get(0);
    }

    private void write(String name, ObjectNode... rows) throws IOException {
        Files.write(
                directory.resolve(name),
                Stream.of(rows).map(ObjectNode::toString).toList());
    }
}
