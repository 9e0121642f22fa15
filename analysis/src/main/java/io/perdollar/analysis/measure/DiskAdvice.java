package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.Slug;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Day;
import io.perdollar.analysis.plan.Fact.Figure.Text;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Disks that nobody uses: deleted only where an inventory of the last two days shows them attached to nothing, else to be
 * checked, without a saving (equations §13).
 */
final class DiskAdvice {
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final int FRESH_DAYS = 2;

    private DiskAdvice() {}

    static List<Recommendation> of(FleetFacts facts, List<ResourceCost> resources, Inventory inventory) {
        LocalDate date = facts.settings().reportDate();
        Optional<Inventory.Snapshot> fresh = inventory
                .asOf(date)
                .filter(snapshot -> !snapshot.date().isBefore(date.minusDays(FRESH_DAYS))
                        && !snapshot.date().isAfter(date.plusDays(FRESH_DAYS)));
        List<Recommendation> advice = new ArrayList<>();
        for (ResourceCost line : resources) {
            if (isLooseDisk(line)) {
                disk(facts, line, fresh.orElse(null)).ifPresent(advice::add);
            }
        }
        return advice;
    }

    private static boolean isLooseDisk(ResourceCost line) {
        boolean disk = line.resourceId() != null && new Resource(line.resourceId(), null).kind() == ResourceKind.DISK;
        return disk
                && line.category() == Category.STORAGE
                && line.place() == Place.OTHER_RESOURCES
                && line.cost().effective().signum() > 0;
    }

    private static Optional<Recommendation> disk(
            FleetFacts facts, ResourceCost line, Inventory.@Nullable Snapshot snapshot) {
        String name = Objects.requireNonNull(line.resource());
        String tail =
                Objects.requireNonNullElse(new Resource(Objects.requireNonNull(line.resourceId()), null).tail(), name);
        Inventory.Disk listed = snapshot == null
                ? null
                : snapshot.disks().stream()
                        .filter(disk -> disk.id().equals(tail)
                                || (disk.name().equals(name)
                                        && disk.project().equals(line.project())
                                        && disk.zone().equals(line.location())))
                        .findFirst()
                        .orElse(null);
        if (listed != null && !listed.users().isEmpty()) {
            return Optional.empty();
        }
        LocalDate shown = snapshot == null || listed == null ? null : snapshot.date();
        boolean unattached = shown != null;
        BigDecimal monthly = Numeric.multiplyDivide(
                line.cost().effective(),
                MONTH_HOURS,
                BigDecimal.valueOf(facts.report().book.hours.length() / Micros.HOUR));
        Action action = unattached ? Action.DELETE_DISK : Action.CHECK_DISK;
        String owner = line.project() == null ? line.billingAccount() : line.project();
        return Optional.of(new Recommendation(
                Slug.of(owner + " " + name) + "-" + Slug.of(action.name()),
                owner,
                List.of(name),
                action,
                List.of(action),
                null,
                null,
                unattached ? monthly : null,
                unattached ? Confidence.HIGH : Confidence.LOW,
                Effort.LOW,
                unattached ? List.of(new Lever(Lever.Kind.OPERATION, monthly)) : List.of(),
                facts.settings().windowDays(),
                null,
                List.of(
                        shown != null
                                ? Fact.of(Fact.Kind.DISK_UNATTACHED, new Text(line.resource()), new Day(shown))
                                : Fact.of(Fact.Kind.DISK_UNMATCHED, new Text(line.resource()))),
                List.of(Fact.of(Fact.Kind.DISKS_LOST)),
                List.of()));
    }
}
