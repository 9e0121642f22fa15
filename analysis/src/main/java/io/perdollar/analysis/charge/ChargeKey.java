package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The grain of a charge without its hour (equations §4), plus what §5 and §6 need to group and attach: the commitment's id
 * and the {@code instance} label.
 *
 * @param billingAccount e.g. {@code 01338E-BE3FD6-363B4C}
 * @param projectId {@code project.id}; null on rows that belong to no project
 * @param location where usage took place
 * @param resource what the charge names; null where it names nothing
 * @param sku what is priced
 * @param usageUnit unit of the usage amount, e.g. {@code seconds}, {@code byte-seconds}
 * @param pricingUnit unit of the usage in pricing units, e.g. {@code hour}
 * @param costType regular, tax, adjustment or rounding error
 * @param adjustmentType {@code adjustment_info.type}, an open enumeration; null where nothing is adjusted
 * @param invoiceMonth {@code invoice.month}: the invoice that carries the charge
 * @param currency of every amount of the charge
 * @param conversionRate units of {@code currency} per US dollar; null where the export states none
 * @param consumptionModel {@code consumption_model.description}; null where absent
 * @param subscriptionId {@code subscription.instance_id} (or the model's applied one): the commitment; null where absent
 * @param machine system labels
 * @param labels user labels
 */
public record ChargeKey(
        String billingAccount,
        @Nullable String projectId,
        Location location,
        @Nullable Resource resource,
        Sku sku,
        String usageUnit,
        String pricingUnit,
        CostType costType,
        @Nullable String adjustmentType,
        YearMonth invoiceMonth,
        CurrencyCode currency,
        @Nullable BigDecimal conversionRate,
        @Nullable String consumptionModel,
        @Nullable String subscriptionId,
        MachineSpec machine,
        Labels labels) {
    public ChargeKey {
        if (billingAccount.isBlank()) {
            throw new IllegalArgumentException("a charge needs a billing account, got an empty one");
        }
        if (conversionRate != null) {
            if (conversionRate.signum() <= 0) {
                throw new IllegalArgumentException("a conversion rate must be positive, got " + conversionRate);
            }
            conversionRate = conversionRate.stripTrailingZeros();
        }
    }

    /** ResourceId of the charge; null where it names nothing. */
    public @Nullable String resourceId() {
        return resource == null ? null : resource.resourceId(projectId, location.zoneOrLocation());
    }

    /** The zone, from the location, else from the resource's global name; null where neither states one. */
    public @Nullable String zone() {
        return location.zone() != null || resource == null ? location.zone() : resource.zone();
    }

    /** What the SKU is, read from its description. */
    public SkuTraits traits() {
        return SkuTraits.of(sku);
    }

    /** Of what tells the keys of a day apart; millions of charges are looked up by it. */
    @Override
    public int hashCode() {
        int hash = resource == null ? 0 : resource.hashCode();
        hash = 31 * hash + sku.id().hashCode();
        hash = 31 * hash + Objects.hashCode(projectId);
        hash = 31 * hash + location.hashCode();
        return 31 * hash + Objects.hashCode(adjustmentType);
    }
}
