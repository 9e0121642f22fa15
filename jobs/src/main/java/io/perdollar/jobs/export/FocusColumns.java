package io.perdollar.jobs.export;

import io.perdollar.analysis.charge.Resource;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code charges}: the mandatory ones of FOCUS first, then others of it, then our own. */
final class FocusColumns {
    private static final String GOOGLE = "Google Cloud";

    private FocusColumns() {}

    static List<Column<FocusRow>> of(FocusVersion version) {
        return Stream.of(mandatory(), since(version), more())
                .flatMap(List::stream)
                .toList();
    }

    /** What is mandatory from a later version than 1.2 on. */
    private static List<Column<FocusRow>> since(FocusVersion version) {
        return switch (version) {
            case V1_2 -> List.of();
            case V1_3 ->
                List.of(
                        Column.text("HostProviderName", row -> GOOGLE),
                        Column.text("ServiceProviderName", row -> GOOGLE));
        };
    }

    /** The 21 of FOCUS 1.2. */
    private static List<Column<FocusRow>> mandatory() {
        return List.of(
                Column.decimal("BilledCost", FocusRow::billed),
                Column.text("BillingAccountId", row -> row.key().billingAccount()),
                Column.text("BillingAccountName", row -> null),
                Column.text("BillingCurrency", row -> row.key().currency().code()),
                Column.time("BillingPeriodEnd", FocusRow::periodEnd),
                Column.time("BillingPeriodStart", FocusRow::periodStart),
                Column.text("ChargeCategory", row -> row.category().word()),
                Column.text("ChargeClass", FocusRow::chargeClass),
                Column.text("ChargeDescription", row -> row.key().sku().description()),
                Column.time("ChargePeriodEnd", row -> row.charge().hour().plus(1, ChronoUnit.HOURS)),
                Column.time("ChargePeriodStart", row -> row.charge().hour()),
                Column.decimal("ContractedCost", FocusRow::contracted),
                Column.decimal("EffectiveCost", FocusRow::effective),
                Column.text("InvoiceIssuerName", row -> GOOGLE),
                Column.decimal("ListCost", FocusRow::list),
                Column.decimal(
                        "PricingQuantity", row -> row.isPriced() ? row.charge().pricingUsage() : null),
                Column.text(
                        "PricingUnit", row -> row.isPriced() ? absent(row.key().pricingUnit()) : null),
                Column.text("ProviderName", row -> GOOGLE),
                Column.text("PublisherName", row -> GOOGLE),
                Column.text("ServiceCategory", FocusRow::serviceCategory),
                Column.text("ServiceName", row -> row.key().sku().service()));
    }

    private static List<Column<FocusRow>> more() {
        return List.of(
                Column.text("AvailabilityZone", row -> row.key().zone()),
                Column.text("CommitmentDiscountId", row -> row.key().subscriptionId()),
                Column.decimal(
                        "ConsumedQuantity", row -> row.isUsage() ? row.charge().usage() : null),
                Column.text(
                        "ConsumedUnit", row -> row.isUsage() ? absent(row.key().usageUnit()) : null),
                Column.text("PricingCategory", FocusRow::pricingCategory),
                Column.text("RegionId", row -> row.key().location().region()),
                Column.text("ResourceId", row -> row.key().resourceId()),
                Column.text("ResourceName", row -> name(row.key().resource())),
                Column.text("ResourceType", FocusRow::resourceType),
                Column.text("SkuId", FocusRow::skuId),
                Column.text("SubAccountId", row -> row.key().projectId()),
                Column.text("x_AdjustmentType", row -> row.key().adjustmentType()),
                Column.text("x_ConversionRate", row -> plain(row.key().conversionRate())),
                Column.text("x_CostType", row -> row.key().costType().name()),
                Column.text("x_Environment", row -> row.key().labels().environment()),
                Column.text("x_InvoiceMonth", row -> row.key().invoiceMonth().toString()),
                Column.text("x_MachineType", row -> row.key().machine().machineType()),
                Column.text("x_Service", row -> row.key().labels().service()));
    }

    private static @Nullable String name(@Nullable Resource resource) {
        return resource == null ? null : resource.name();
    }

    /** A rate may have more digits than an amount. */
    private static @Nullable String plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }

    private static @Nullable String absent(String unit) {
        return unit.isEmpty() ? null : unit;
    }
}
