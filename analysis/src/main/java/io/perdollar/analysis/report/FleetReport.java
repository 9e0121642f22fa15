package io.perdollar.analysis.report;

import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.unusual.UnusualDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of one report, before anything is rendered; what {@code summary.json} states and what finance drills into.
 * Money is in report currency unless a part says otherwise.
 *
 * @param header what the report speaks of
 * @param totals the window
 * @param comparison the same length before it
 * @param identity the identity of the bill, every place once, in order
 * @param categories spend by category, every category once
 * @param days the window day by day, oldest first
 * @param services by service name
 * @param resources GPU VMs, by name, then id
 * @param resourceCosts everything that the bill names or not, one line per resource and place, largest effective cost first
 * @param recommendations largest saving first
 * @param plans what else each service could run on, by service name
 * @param invoices per billing account and invoice month, in the account's own currency
 * @param monthClose the last invoice month that is over, and what its invoices are made of
 * @param reconciliation per billing account and currency
 * @param dataQuality what was read and what was not understood
 * @param idleHeat idle time by service, weekday and local hour
 * @param thresholds settings in force, in words, for the method page: name → value
 * @param budgets in the month of the report date, as configured
 * @param change why the billed cost differs from that of the report before; null where there is none to compare with
 * @param unusualDays of the window, newest first
 * @param lives what became of what this report and earlier ones advised: adopted, reopened, open, expired
 */
public record FleetReport(
        ReportHeader header,
        Totals totals,
        Totals comparison,
        List<IdentityLine> identity,
        List<CategoryLine> categories,
        List<DayLine> days,
        List<ServiceLine> services,
        List<VmLine> resources,
        List<ResourceCost> resourceCosts,
        List<Recommendation> recommendations,
        List<ServicePlans> plans,
        List<InvoiceLine> invoices,
        MonthClose monthClose,
        List<ReconciliationLine> reconciliation,
        DataQuality dataQuality,
        List<IdleHeat> idleHeat,
        Map<String, String> thresholds,
        List<BudgetStatus> budgets,
        @Nullable CostChange change,
        List<UnusualDay> unusualDays,
        List<AdviceLife> lives) {

    /** One line of the identity: Σ effectiveCost over all lines = Σ billedCost (promotions carry no billed cost). */
    public record IdentityLine(IdentityPlace place, BigDecimal effectiveCost, BigDecimal billedCost) {}

    /**
     * One category over the window.
     *
     * @param share of Σ effective cost without tax and adjustment, 0–1, 6 digits; null for that category itself and where the sum is ≤ 0
     */
    public record CategoryLine(
            Category category,
            BigDecimal billedCost,
            BigDecimal effectiveCost,
            @Nullable BigDecimal share) {}

    /**
     * One local day.
     *
     * @param settled false while late rows are still expected
     * @param categories effective cost by category; categories without cost are absent
     * @param served requests served in billed hours; null where no log speaks of that day
     * @param requestsPerDollar null without coverage or where cost ≤ 0
     */
    public record DayLine(
            LocalDate date,
            boolean settled,
            BigDecimal billedCost,
            BigDecimal effectiveCost,
            Map<Category, BigDecimal> categories,
            @Nullable Long served,
            @Nullable BigDecimal requestsPerDollar) {}

    /** One service: its VMs' instance names and Σ of their measures. */
    public record ServiceLine(String service, String environment, List<String> instances, Measures measures) {}

    /**
     * One GPU VM.
     *
     * @param instance its name in the last running hour
     * @param instanceId numeric id; null where the bill never states it
     * @param machineType null where the bill never states it
     * @param accelerator catalogue name such as {@code L4}
     * @param acceleratorCount null where it cannot be told
     * @param provisioning {@code STANDARD}, {@code SPOT}; null where nothing ran
     */
    public record VmLine(
            String instance,
            @Nullable String instanceId,
            @Nullable String project,
            @Nullable String zone,
            String service,
            String environment,
            @Nullable String machineType,
            String accelerator,
            @Nullable Integer acceleratorCount,
            @Nullable String provisioning,
            Measures measures) {}

    /**
     * What one resource cost over the window, at one place.
     *
     * @param resource its name for people: the VM, disk or address name, else the SKU's description; null for the two lines of
     *     a scope that no resource stands for: shared cost that its VMs carry, commitment fees paid outside
     * @param resourceId null where the charge names nothing
     * @param attachedTo instance name for {@link Place#ATTACHED}, else null
     */
    public record ResourceCost(
            String billingAccount,
            @Nullable String project,
            @Nullable String location,
            @Nullable String resource,
            @Nullable String resourceId,
            Place place,
            Category category,
            @Nullable String attachedTo,
            BigDecimal listCost,
            Cost cost) {}

    /** What one invoice must show. */
    public record InvoiceLine(String billingAccount, YearMonth month, CurrencyCode currency, BigDecimal billedCost) {}

    /**
     * Export against ledger over the days of this report, in the account's own currency.
     *
     * @param difference exportCost − ledgerCost; a report is only made where it is zero
     * @param restatedDays days whose content changed against what the ledger knew before
     */
    public record ReconciliationLine(
            String billingAccount,
            CurrencyCode currency,
            long exportRows,
            BigDecimal exportCost,
            BigDecimal ledgerCost,
            BigDecimal difference,
            List<RestatedDay> restatedDays) {}

    /** A UTC day that changed: its billed cost before and after, and why. */
    public record RestatedDay(LocalDate date, BigDecimal before, BigDecimal after, String reason) {}

    /**
     * What was read over the window.
     *
     * @param logLines every line, rejected ones included
     * @param requests served + failed
     * @param rejected lines that do not match their format
     * @param unmapped lines of VMs that are not on the bill
     * @param billingRowsRejected export rows that could not be read
     * @param hoursServedUnbilled billed hours with a request in flight and no running
     * @param awaitingBill requests in hours that are not yet billed
     * @param unrecognisedPaths most frequent unrecognised lines, "METHOD /path" → count, most frequent first
     * @param notes findings for people, such as a standard export without resources
     */
    public record DataQuality(
            long logLines,
            long requests,
            long ignored,
            long unrecognised,
            long rejected,
            long unmapped,
            long billingRowsRejected,
            long hoursServedUnbilled,
            long awaitingBill,
            List<PathCount> unrecognisedPaths,
            List<String> notes) {}

    /** How often an unrecognised path was seen. */
    public record PathCount(String subject, String methodAndPath, long count) {}

    /**
     * Idle seconds of one service by weekday and local hour over the window.
     *
     * @param idleHours 7 rows (Monday first) of 24 hours each; hours of idle VM time; null where nothing is known
     */
    public record IdleHeat(String service, List<List<@Nullable Double>> idleHours) {}

    public FleetReport {
        identity = List.copyOf(identity);
        categories = List.copyOf(categories);
        days = List.copyOf(days);
        services = List.copyOf(services);
        resources = List.copyOf(resources);
        resourceCosts = List.copyOf(resourceCosts);
        recommendations = List.copyOf(recommendations);
        plans = List.copyOf(plans);
        invoices = List.copyOf(invoices);
        reconciliation = List.copyOf(reconciliation);
        idleHeat = List.copyOf(idleHeat);
        budgets = List.copyOf(budgets);
        unusualDays = List.copyOf(unusualDays);
        lives = List.copyOf(lives);
    }
}
