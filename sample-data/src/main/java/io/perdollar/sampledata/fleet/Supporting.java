package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Adjustment;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.time.Dice;
import java.util.function.Consumer;

/** Charges of a project that name no VM: one meter, read every hour or once a day. */
public final class Supporting implements BillSource {
    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_HOURS = 24;

    /** How a meter is read in one hour that it is read in. */
    @FunctionalInterface
    private interface Gauge {
        Reading read(Meter meter, long hour);
    }

    private final Meter meter;
    private final long fromHour;
    private final long toHour;
    private final int everyHours;
    private final Gauge gauge;

    private Supporting(Meter meter, long fromHour, long toHour, int everyHours, Gauge gauge) {
        this.meter = meter;
        this.fromHour = fromHour;
        this.toHour = toHour;
        this.everyHours = everyHours;
        this.gauge = gauge;
    }

    /** The front door of all services. */
    public static BillSource forwardingRule(Project project) {
        String global = "//compute.googleapis.com/projects/" + project.number() + "/global/forwardingRules/llm-front";
        Meter meter = Meter.unnamed(project, Skus.FORWARDING_RULE, null, Place.SHARED, Category.SUPPORTING_SERVICES)
                .named("llm-front", global);
        return always(meter);
    }

    /** The way out for VMs without an external address. */
    public static BillSource nat(Project project) {
        return always(Meter.unnamed(project, Skus.NAT, null, Place.SHARED, Category.NETWORK));
    }

    /** Logs and metrics, once a day. */
    public static BillSource logging(Project project, long seed) {
        Meter meter = Meter.unnamed(project, Skus.LOG_STORAGE, null, Place.SHARED, Category.SUPPORTING_SERVICES);
        return daily(meter, seed, 900_000_000L, 3_100_000_000L);
    }

    public static BillSource monitoring(Project project, long seed) {
        Meter meter = Meter.unnamed(project, Skus.METRICS, null, Place.SHARED, Category.SUPPORTING_SERVICES);
        return daily(meter, seed, 2_000_000L, 5_500_000L);
    }

    /** Queries, which name nothing and serve nobody in particular. */
    public static BillSource analysis(Project project, long seed) {
        Meter meter = Meter.unnamed(project, Skus.ANALYSIS, null, Place.UNATTRIBUTED, Category.OTHER);
        return daily(meter, seed, 20_000_000_000L, 95_000_000_000L);
    }

    /** A bucket of model weights, once a day for the whole day. */
    public static BillSource bucket(Project project, String name, int gib) {
        Meter bucket = Meter.unnamed(project, Skus.BUCKET, null, Place.OTHER_RESOURCES, Category.STORAGE)
                .named(name, "//storage.googleapis.com/projects/_/buckets/" + name)
                .sized(gib);
        return new Supporting(
                bucket,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                DAY_HOURS,
                (meter, hour) -> meter.use(hour, DAY_HOURS * HOUR_SECONDS).lasting(DAY_HOURS));
    }

    /** A present from Google, in one hour. */
    public static BillSource goodwill(Project project, long hour, long nanos) {
        Meter meter =
                Meter.unnamed(project, Skus.GOODWILL, null, Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT);
        return new Supporting(
                meter,
                hour,
                hour + 1,
                1,
                (goodwill, at) -> goodwill.amount(at, nanos).adjusted(Adjustment.GOODWILL));
    }

    @Override
    public Account account() {
        return meter.project().account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        if (hour >= fromHour && hour < toHour && Math.floorMod(hour, (long) everyHours) == 0) {
            sink.accept(gauge.read(meter, hour));
        }
    }

    private static BillSource always(Meter meter) {
        return new Supporting(
                meter, Long.MIN_VALUE, Long.MAX_VALUE, 1, (always, hour) -> always.use(hour, HOUR_SECONDS));
    }

    private static BillSource daily(Meter meter, long seed, long least, long most) {
        return new Supporting(meter, Long.MIN_VALUE, Long.MAX_VALUE, DAY_HOURS, (volume, hour) -> {
            Dice dice =
                    Dice.of(seed, volume.sku().description() + volume.project().id(), hour);
            return volume.volume(hour, dice.between(least, most));
        });
    }
}
