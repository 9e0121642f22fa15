package io.perdollar.analysis.report;

import java.math.BigDecimal;

/**
 * The whole bill over one window, in report currency (contracts: TOTALS).
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
        Measures measures) {}
