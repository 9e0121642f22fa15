package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Conversion.Converted;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.DailySpend.SharedPart;
import io.perdollar.analysis.spend.SpendLine;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Books every charge of the horizon by local day, at the grain of {@link SpendLine}. */
final class SpendBook {
    private static final Comparator<SpendLine.Owner> ORDER = Comparator.comparing(
                    (SpendLine.Owner owner) -> text(owner.service()))
            .thenComparing(owner -> text(owner.resource()))
            .thenComparing(owner -> text(owner.project()))
            .thenComparing(SpendLine.Owner::category)
            .thenComparing(owner -> owner.sku().id())
            .thenComparing(owner -> owner.sku().description())
            .thenComparing(owner -> owner.sku().service());

    private final LocalDate first;
    private final int[] dayOfHour;
    private final int days;
    private final HourAxis axis;
    private final Function<InstanceKey, @Nullable Vm> vms;
    private final Function<Vm, String> serviceOf;
    private final Function<Vm, String> environmentOf;
    private final Map<Line, SpendLine> lines = new HashMap<>();
    private int firstBilled = Integer.MAX_VALUE;

    private record Line(@Nullable InstanceKey vm, @Nullable String project, Category category, Sku sku) {}

    SpendBook(
            HourAxis axis,
            ReportZone zone,
            Function<InstanceKey, @Nullable Vm> vms,
            Function<Vm, String> serviceOf,
            Function<Vm, String> environmentOf) {
        this.axis = axis;
        this.vms = vms;
        this.serviceOf = serviceOf;
        this.environmentOf = environmentOf;
        this.first = zone.dayOf(axis.from());
        this.dayOfHour = new int[axis.hours()];
        for (int hour = 0; hour < dayOfHour.length; hour++) {
            dayOfHour[hour] = Math.toIntExact(ChronoUnit.DAYS.between(first, zone.dayOf(axis.start(hour))));
        }
        this.days = dayOfHour.length == 0 ? 0 : dayOfHour[dayOfHour.length - 1] + 1;
    }

    void post(Charge charge, long hour, Placement placement, Converted amounts) {
        int day = dayOfHour[axis.index(hour)];
        firstBilled = Math.min(firstBilled, day);
        lines.computeIfAbsent(
                        new Line(
                                placement.vm(),
                                charge.key().projectId(),
                                placement.category(),
                                charge.key().sku()),
                        line -> new SpendLine(owner(line), days))
                .add(
                        day,
                        amounts.cost(),
                        amounts.billedCost().subtract(amounts.cost()),
                        amounts.promotions(),
                        charge.usage());
    }

    private SpendLine.Owner owner(Line line) {
        Vm vm = line.vm() == null ? null : vms.apply(line.vm());
        return new SpendLine.Owner(
                line.project(),
                vm == null ? null : serviceOf.apply(vm),
                vm == null ? null : environmentOf.apply(vm),
                vm == null ? null : vm.name(),
                line.category(),
                line.sku());
    }

    /**
     * Everything booked, from the first day of the axis on.
     *
     * @param windows in which shared cost was allocated
     */
    DailySpend finish(List<WindowMeasures> windows) {
        record Carrier(String service, String environment) {}
        SortedMap<Carrier, BigDecimal[]> shared =
                new TreeMap<>(Comparator.comparing(Carrier::service).thenComparing(Carrier::environment));
        for (WindowMeasures window : windows) {
            window.vms
                    .values()
                    .forEach(vm -> vm.days.forEach((date, day) -> {
                        int index = Math.toIntExact(ChronoUnit.DAYS.between(first, date));
                        if (day.shared.billed().signum() != 0 && index >= 0 && index < days) {
                            BigDecimal[] sums = shared.computeIfAbsent(
                                    new Carrier(serviceOf.apply(vm.vm), environmentOf.apply(vm.vm)),
                                    carrier -> zeros());
                            sums[index] = sums[index].add(day.shared.billed());
                        }
                    }));
        }
        return new DailySpend(
                first,
                days,
                firstBilled == Integer.MAX_VALUE ? 0 : firstBilled,
                lines.values().stream()
                        .sorted(Comparator.comparing(SpendLine::owner, ORDER))
                        .toList(),
                shared.entrySet().stream()
                        .map(part -> new SharedPart(
                                part.getKey().service(), part.getKey().environment(), List.of(part.getValue())))
                        .toList());
    }

    private BigDecimal[] zeros() {
        BigDecimal[] sums = new BigDecimal[days];
        Arrays.fill(sums, Numeric.ZERO);
        return sums;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
