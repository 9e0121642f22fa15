package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport.ResourceCost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says of which accounts the bill names no resource, as in the standard export: there cost falls to project and SKU. */
final class UnnamedResources {
    private UnnamedResources() {}

    /** A sentence for each such account. */
    static List<String> of(SheetContext context) {
        Map<String, Boolean> names = new TreeMap<>();
        for (ResourceCost line : context.report().resourceCosts()) {
            if (line.resource() != null) {
                names.merge(line.billingAccount(), line.resourceId() != null, Boolean::logicalOr);
            }
        }
        return names.entrySet().stream()
                .filter(account -> !account.getValue())
                .map(account -> context.text("note.noResources", account.getKey()))
                .toList();
    }
}
