package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds charges for tests: a T4 core hour of VM 42 in us-central1-a, unless said otherwise. */
public final class Charges {
    private String account = "01AAAA-BBBBBB-CCCCCC";
    private @Nullable String project = "llm";
    private @Nullable Resource resource = new Resource(global("42"), "chat-1");
    private Location location = new Location("us-central1-a", "us-central1", "us-central1-a");
    private Sku sku = new Sku("Compute Engine", "88B8-C3ED-03F0", "Nvidia Tesla T4 GPU running in Americas");
    private CostType costType = CostType.REGULAR;
    private @Nullable String adjustment;
    private CurrencyCode currency = CurrencyCode.USD;
    private @Nullable BigDecimal rate = BigDecimal.ONE;
    private @Nullable String model;
    private @Nullable String subscription;
    private MachineSpec machine = new MachineSpec("n1-standard-4", 4, false, null);
    private Labels labels = Labels.NONE;
    private String usage = "3600";
    private String cost = "0.35";
    private @Nullable YearMonth invoiceMonth;
    private final SortedMap<String, BigDecimal> credits = new TreeMap<>();

    public static String global(String id) {
        return "//compute.googleapis.com/projects/1/zones/us-central1-a/instances/" + id;
    }

    public Charges account(String value) {
        account = value;
        return this;
    }

    public Charges project(@Nullable String value) {
        project = value;
        return this;
    }

    /** On another invoice than that of its UTC month. */
    public Charges invoice(String month) {
        invoiceMonth = YearMonth.parse(month);
        return this;
    }

    public Charges vm(String id, String name) {
        resource = new Resource(global(id), name);
        return this;
    }

    public Charges resource(@Nullable String name, @Nullable String globalName) {
        resource = Resource.of(name, globalName);
        return this;
    }

    public Charges zone(String zone) {
        location = new Location(zone, zone.substring(0, zone.lastIndexOf('-')), zone);
        return this;
    }

    public Charges sku(String service, String description) {
        sku = new Sku(service, Integer.toHexString(description.hashCode()), description);
        return this;
    }

    public Charges gpu(String accelerator) {
        return sku(
                "Compute Engine",
                "Nvidia " + (accelerator.equals("T4") ? "Tesla T4" : accelerator) + " GPU running in Americas");
    }

    public Charges core() {
        return sku("Compute Engine", "N1 Predefined Instance Core running in Americas");
    }

    public Charges machine(@Nullable String type, @Nullable Integer cores) {
        machine = new MachineSpec(type, cores, false, null);
        return this;
    }

    public Charges unusedReservation(String name) {
        machine = new MachineSpec("g2-standard-4", 4, true, name);
        resource = new Resource("//compute.googleapis.com/projects/1/zones/us-central1-a/reservations/" + name, name);
        return this;
    }

    public Charges costType(CostType value, @Nullable String adjustmentType) {
        costType = value;
        adjustment = adjustmentType;
        return this;
    }

    public Charges currency(String code, @Nullable String perDollar) {
        currency = new CurrencyCode(code);
        rate = perDollar == null ? null : new BigDecimal(perDollar);
        return this;
    }

    public Charges model(String value) {
        model = value;
        return this;
    }

    public Charges subscription(String id) {
        subscription = id;
        return this;
    }

    public Charges labels(@Nullable String service, @Nullable String environment, @Nullable String instance) {
        labels = new Labels(service, environment, instance);
        return this;
    }

    public Charges usage(String amount) {
        usage = amount;
        return this;
    }

    public Charges cost(String amount) {
        cost = amount;
        return this;
    }

    public Charges credit(String type, String amount) {
        credits.put(type, nine(amount));
        return this;
    }

    public Charge at(String hour) {
        return at(Instant.parse(hour));
    }

    public Charge at(Instant hour) {
        return new Charge(
                hour,
                key(invoiceMonth != null ? invoiceMonth : YearMonth.from(hour.atZone(ZoneOffset.UTC))),
                nine(usage),
                nine("0"),
                nine(cost),
                nine(cost),
                nine(cost),
                credits);
    }

    public ChargeKey key(YearMonth month) {
        return new ChargeKey(
                account,
                project,
                location,
                resource,
                sku,
                "seconds",
                "hour",
                costType,
                adjustment,
                month,
                currency,
                rate,
                model,
                subscription,
                machine,
                labels);
    }

    private static BigDecimal nine(String amount) {
        return new BigDecimal(amount).setScale(9, RoundingMode.UNNECESSARY);
    }
}
