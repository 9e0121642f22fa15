package io.perdollar.analysis.report;

import io.perdollar.analysis.money.Cost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The whole bill over one window, or what a scope is billed, in report currency (contracts: TOTALS).
 *
 * @param listCost at list prices
 * @param contractedCost after negotiated, before commitment discounts
 * @param billedCost what the invoices show
 * @param effectiveCost without promotions
 * @param promotions Σ promotion credits, ≤ 0 as a rule; effectiveCost + promotions = billedCost
 * @param unusedCommitment effective cost of commitments that nobody used
 * @param tax effective cost of tax and adjustment
 * @param unattributedCost effective cost that falls to no other place
 * @param measures Σ over the GPU VMs
 * @param outside what lies outside the scope, in one sum; null in a report of everything
 */
public record Totals(
        BigDecimal listCost,
        BigDecimal contractedCost,
        BigDecimal billedCost,
        BigDecimal effectiveCost,
        BigDecimal promotions,
        BigDecimal unusedCommitment,
        BigDecimal tax,
        BigDecimal unattributedCost,
        Measures measures,
        @Nullable Cost outside) {}
