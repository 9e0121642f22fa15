package io.perdollar.analysis.measure;

import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Everything that the bill names or not, one line per resource, place and category. */
final class ResourceCosts {
    private ResourceCosts() {}

    /** Largest effective cost first. */
    static List<ResourceCost> of(FleetFacts facts) {
        List<ResourceCost> lines = new ArrayList<>();
        facts.report().book.resources.entrySet().stream()
                .filter(line -> line.getValue().owner.isIn(facts.scope()))
                .forEach(line -> lines.add(cost(facts, line.getKey(), line.getValue())));
        if (facts.report().scoped != null) {
            lines.addAll(facts.report().scoped.lines);
        }
        lines.sort(Comparator.comparing((ResourceCost line) -> line.cost().effective())
                .reversed()
                .thenComparing(line -> Objects.requireNonNullElse(line.resource(), ""))
                .thenComparing(line -> Objects.requireNonNullElse(line.resourceId(), ""))
                .thenComparing(ResourceCost::billingAccount)
                .thenComparing(line -> Objects.requireNonNullElse(line.project(), ""))
                .thenComparing(line -> Objects.requireNonNullElse(line.attachedTo(), ""))
                .thenComparing(ResourceCost::place)
                .thenComparing(ResourceCost::category));
        return lines;
    }

    private static ResourceCost cost(FleetFacts facts, WindowBook.ResourceLine key, WindowBook.ResourceBook book) {
        return new ResourceCost(
                key.billingAccount(),
                key.project().isEmpty() ? null : key.project(),
                book.location,
                book.name,
                book.resourceId,
                key.place(),
                key.category(),
                key.attachedTo().isEmpty()
                        ? null
                        : facts.reading()
                                .fleet
                                .vm(key.attachedTo())
                                .map(Vm::name)
                                .orElse(key.attachedTo()),
                book.listCost,
                book.cost);
    }
}
