package io.perdollar.jobs.export;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.PlaceRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of FOCUS. A charge is one row, and a promotion on it another one, as FOCUS has credits as charges of their own;
 * the rows of a charge together have its costs.
 *
 * @param category ChargeCategory
 * @param billed BilledCost
 * @param effective EffectiveCost, before commitment shares (equations §4, §5)
 */
record FocusRow(
        Charge charge,
        SkuTraits traits,
        ChargeCategory category,
        BigDecimal list,
        BigDecimal contracted,
        BigDecimal billed,
        BigDecimal effective) {
    /** Invoices of Google Cloud follow it. */
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    /** FOCUS's own words. */
    enum ChargeCategory {
        USAGE("Usage"),
        PURCHASE("Purchase"),
        TAX("Tax"),
        ADJUSTMENT("Adjustment"),
        CREDIT("Credit");

        private final String word;

        ChargeCategory(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The rows of a charge. */
    static List<FocusRow> of(Charge charge) {
        SkuTraits traits = charge.key().traits();
        BigDecimal promotion = charge.credit(Charge.PROMOTION);
        BigDecimal paid = charge.billedCost().subtract(promotion);
        List<FocusRow> rows = new ArrayList<>();
        rows.add(new FocusRow(
                charge,
                traits,
                category(charge.key(), traits),
                charge.listCost(),
                charge.contractedCost(),
                paid,
                paid));
        if (promotion.signum() != 0) {
            rows.add(new FocusRow(
                    charge, traits, ChargeCategory.CREDIT, Numeric.ZERO, Numeric.ZERO, promotion, Numeric.ZERO));
        }
        return rows;
    }

    private static ChargeCategory category(ChargeKey key, SkuTraits traits) {
        if (PlaceRules.isTaxOrAdjustment(key, traits)) {
            return key.costType() == CostType.TAX ? ChargeCategory.TAX : ChargeCategory.ADJUSTMENT;
        }
        return traits.isCommitmentFee() ? ChargeCategory.PURCHASE : ChargeCategory.USAGE;
    }

    ChargeKey key() {
        return charge.key();
    }

    /** {@code Correction} where an invoice was already written for the month in which the usage was; else null. */
    @Nullable
    String chargeClass() {
        YearMonth used = YearMonth.from(charge.hour().atZone(PACIFIC));
        return key().adjustmentType() != null && key().invoiceMonth().isAfter(used) ? "Correction" : null;
    }

    Instant periodStart() {
        return key().invoiceMonth().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant periodEnd() {
        return key().invoiceMonth()
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    boolean isUsage() {
        return category == ChargeCategory.USAGE;
    }

    /** Whether the row has an amount of something: FOCUS wants none on taxes, and a credit's belongs to its charge. */
    boolean isPriced() {
        return isUsage() || category == ChargeCategory.PURCHASE;
    }

    /** FOCUS wants none on taxes. */
    @Nullable
    String skuId() {
        return category == ChargeCategory.TAX ? null : key().sku().id();
    }

    @Nullable
    String pricingCategory() {
        if (!isPriced()) {
            return null;
        }
        String model = key().consumptionModel();
        boolean committed = traits.isCommitmentFee()
                || (model != null && !model.equalsIgnoreCase("default"))
                || charge.credits().keySet().stream().anyMatch(type -> type.startsWith("COMMITTED_USAGE_DISCOUNT"));
        if (committed) {
            return "Committed";
        }
        return traits.pricing() == SkuTraits.Pricing.SPOT ? "Dynamic" : "Standard";
    }

    @Nullable
    String resourceType() {
        Resource resource = key().resource();
        if (resource == null) {
            return null;
        }
        return switch (resource.kind()) {
            case INSTANCE -> "Instance";
            case DISK -> "Disk";
            case ADDRESS -> "Address";
            case RESERVATION -> "Reservation";
            case OTHER -> "Other";
        };
    }

    /** One category for each service, as FOCUS wants it. */
    String serviceCategory() {
        return switch (key().sku().service()) {
            case "Compute Engine", "Kubernetes Engine", "Cloud Run" -> "Compute";
            case "Cloud Storage", "Filestore" -> "Storage";
            case "Networking", "Cloud DNS" -> "Networking";
            case "Cloud Logging", "Cloud Monitoring", "Cloud Trace" -> "Management and Governance";
            case "Vertex AI" -> "AI and Machine Learning";
            case "BigQuery" -> "Analytics";
            default -> "Other";
        };
    }
}
