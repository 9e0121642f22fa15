package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.time.SampleCalendar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One SKU metered on one resource: what all its rows have in common, and the place that they must fall to.
 *
 * @param project in which it is used
 * @param sku what is priced
 * @param zone where; null where Google states no place
 * @param zonal whether rows state the zone too, or the region only
 * @param resourceName {@code resource.name}; null where a row names nothing
 * @param globalName {@code resource.global_name}; null where a row names nothing
 * @param labels of the resource
 * @param systemLabels of the machine
 * @param size units at work while it is used: cores, gibibytes, accelerators
 * @param model price model of its rows
 * @param subscription commitment of its rows; null without one
 * @param place where its charges must fall
 * @param category what its money is spent on
 */
public record Meter(
        Project project,
        Sku sku,
        @Nullable Zone zone,
        boolean zonal,
        @Nullable String resourceName,
        @Nullable String globalName,
        Map<String, String> labels,
        Map<String, String> systemLabels,
        long size,
        ConsumptionModel model,
        @Nullable String subscription,
        Place place,
        Category category) {
    private static final int HOUR_SECONDS = 3600;
    private static final int WHOLE = 1000;

    public Meter {
        if (size <= 0) {
            throw new IllegalArgumentException("size must be positive, got " + size + " for " + sku.description());
        }
    }

    /** A meter of a thing that names nothing and has a size of one. */
    public static Meter unnamed(Project project, Sku sku, @Nullable Zone zone, Place place, Category category) {
        return new Meter(
                project,
                sku,
                zone,
                false,
                null,
                null,
                Map.of(),
                Map.of(),
                1,
                ConsumptionModel.DEFAULT,
                null,
                place,
                category);
    }

    /** The same for a named resource. */
    public Meter named(String name, String global) {
        return new Meter(
                project,
                sku,
                zone,
                zonal,
                name,
                global,
                labels,
                systemLabels,
                size,
                model,
                subscription,
                place,
                category);
    }

    /** The same with so many units. */
    public Meter sized(long newSize) {
        return new Meter(
                project,
                sku,
                zone,
                zonal,
                resourceName,
                globalName,
                labels,
                systemLabels,
                newSize,
                model,
                subscription,
                place,
                category);
    }

    /** Price of one unit on one UTC day, in billionths of the account's currency; {@code quantity} scales it. */
    Amounts unitPrice(long utcDay, long quantity) {
        Account account = project.account();
        long list = account.fromDollars(sku.unitPrice(), utcDay);
        long contracted = Nanos.multiplyDivide(list, account.listPermille(), WHOLE);
        return new Amounts(
                Nanos.multiplyDivide(contracted, model.permille(), WHOLE) * quantity,
                list * quantity,
                contracted * quantity,
                Nanos.multiplyDivide(list, model.permille(), WHOLE) * quantity);
    }

    /** Use for so many seconds of one hour, exported with the account's other rows. */
    public Reading use(long hour, int seconds) {
        Amounts hourly = unitPrice(SampleCalendar.utcDay(hour), size);
        long usage = size * sku.unit().factor() * seconds;
        long pricingSeconds = sku.unit() == Unit.DISK ? monthSeconds(hour) : HOUR_SECONDS;
        return new Reading(
                this,
                hour,
                1,
                seconds,
                0,
                usage,
                Nanos.multiplyDivide(size * seconds, Nanos.ONE, pricingSeconds),
                hourly.prorated(seconds, HOUR_SECONDS),
                null,
                List.of(),
                0,
                Adjustment.NONE,
                null,
                exportMicros(SampleCalendar.exportSecond(hour, project.account().lagHours()), hour));
    }

    /** A volume within one hour, in basic units; its cost has more digits than money and is rounded per row. */
    public Reading volume(long hour, long amount) {
        Amounts price = unitPrice(SampleCalendar.utcDay(hour), 1);
        double pricing = (double) amount / sku.unit().factor();
        double cost = pricing * (price.cost() / (double) Nanos.ONE);
        long nanos = Nanos.ofDouble(cost);
        return use(hour, HOUR_SECONDS)
                .withVolume(amount, Nanos.ofDouble(pricing), new Amounts(nanos, nanos, nanos, nanos), cost);
    }

    /** A plain amount of money, billionths of the account's currency, without usage of its own. */
    public Reading amount(long hour, long nanos) {
        return use(hour, HOUR_SECONDS).withVolume(0, 0, new Amounts(nanos, nanos, nanos, nanos), null);
    }

    /** Microseconds since 1970 of an export that begins at this second; each meter and hour has its own. */
    long exportMicros(long second, long hour) {
        long hash = (sku.id().hashCode() * 31L + hour) * 0x9E3779B97F4A7C15L;
        return second * 1_000_000L + Math.floorMod(hash >>> 16, 540_000_000L);
    }

    static long monthSeconds(long hour) {
        return SampleCalendar.invoiceMonth(hour).lengthOfMonth() * 86_400L;
    }
}
