package io.perdollar.jobs.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FocusRowTest {
    private static final Sku GPU = new Sku("Compute Engine", "A", "Nvidia L4 GPU running in Americas");

    private static List<FocusRow> rows(
            Sku sku, CostType costType, @Nullable String adjustment, String invoice, Map<String, String> credits) {
        TreeMap<String, BigDecimal> amounts = new TreeMap<>();
        credits.forEach((type, amount) -> amounts.put(type, new BigDecimal(amount)));
        ChargeKey key = new ChargeKey(
                "00AA11-BB22CC-33DD44",
                "llm",
                new Location("us-central1-a", "us-central1", "us-central1-a"),
                new Resource(null, "llm-1"),
                sku,
                "seconds",
                "hour",
                costType,
                adjustment,
                YearMonth.parse(invoice),
                new CurrencyCode("USD"),
                BigDecimal.ONE,
                null,
                null,
                MachineSpec.NONE,
                Labels.NONE);
        return FocusRow.of(new Charge(
                Instant.parse("2026-11-15T10:00:00Z"),
                key,
                new BigDecimal("3600"),
                BigDecimal.ONE,
                new BigDecimal("1.00"),
                new BigDecimal("1.20"),
                new BigDecimal("1.10"),
                amounts));
    }

    private static FocusRow row(Sku sku, CostType costType, @Nullable String adjustment, String invoice) {
        return rows(sku, costType, adjustment, invoice, Map.of()).get(0);
    }

    @Test
    void givesAPromotionARowOfItsOwnSoThatBilledAndEffectiveCostBothAddUp() {
        List<FocusRow> rows = rows(
                GPU,
                CostType.REGULAR,
                null,
                "2026-11",
                Map.of(Charge.PROMOTION, "-0.25", "SUSTAINED_USAGE_DISCOUNT", "-0.30"));
        assertEquals(2, rows.size());
        assertEquals("Usage", rows.get(0).category().word());
        assertEquals(new BigDecimal("0.700000000"), rows.get(0).billed());
        assertEquals(new BigDecimal("0.700000000"), rows.get(0).effective());
        assertEquals("Credit", rows.get(1).category().word());
        assertEquals(0, new BigDecimal("-0.25").compareTo(rows.get(1).billed()));
        assertEquals(0, rows.get(1).effective().signum());
        assertEquals(0, rows.get(1).list().signum());
    }

    @Test
    void spellsCategoriesAsFocusDoes() {
        Sku fee = new Sku("Compute Engine", "B", "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year");
        assertEquals(
                "Usage", row(GPU, CostType.REGULAR, null, "2026-11").category().word());
        assertEquals(
                "Purchase",
                row(fee, CostType.REGULAR, null, "2026-11").category().word());
        assertEquals("Tax", row(GPU, CostType.TAX, null, "2026-11").category().word());
        assertEquals(
                "Adjustment",
                row(GPU, CostType.ROUNDING_ERROR, null, "2026-11").category().word());
        assertEquals(
                "Usage",
                row(GPU, CostType.ADJUSTMENT, "USAGE_CORRECTION", "2026-11")
                        .category()
                        .word());
    }

    @Test
    void callsOnlyWhatChangesAnEarlierInvoiceACorrection() {
        assertEquals(
                "Correction",
                row(GPU, CostType.ADJUSTMENT, "USAGE_CORRECTION", "2026-12").chargeClass());
        assertNull(row(GPU, CostType.ADJUSTMENT, "USAGE_CORRECTION", "2026-11").chargeClass());
        assertNull(row(GPU, CostType.REGULAR, null, "2026-12").chargeClass());
    }

    @Test
    void endsABillingPeriodWhereTheNextBegins() {
        FocusRow row = row(GPU, CostType.REGULAR, null, "2026-12");
        assertEquals(Instant.parse("2026-12-01T00:00:00Z"), row.periodStart());
        assertEquals(Instant.parse("2027-01-01T00:00:00Z"), row.periodEnd());
    }

    @Test
    void pricesWhatIsUsedOnly() {
        assertEquals("Standard", row(GPU, CostType.REGULAR, null, "2026-11").pricingCategory());
        Sku spot = new Sku("Compute Engine", "C", "Spot Preemptible Nvidia L4 GPU running in Americas");
        assertEquals("Dynamic", row(spot, CostType.REGULAR, null, "2026-11").pricingCategory());
        assertNull(row(GPU, CostType.TAX, null, "2026-11").pricingCategory());
        assertEquals(
                "Committed",
                rows(GPU, CostType.REGULAR, null, "2026-11", Map.of("COMMITTED_USAGE_DISCOUNT", "-1"))
                        .get(0)
                        .pricingCategory());
    }
}
