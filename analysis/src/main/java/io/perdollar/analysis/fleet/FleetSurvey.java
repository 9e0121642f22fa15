package io.perdollar.analysis.fleet;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.ExchangeRates;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bill once and finds the fleet: which VMs, under which names, when they ran, how far each account is billed
 * (equations §7, §12). Charges come UTC day by UTC day, oldest first, so only one day is held in detail.
 */
public final class FleetSurvey {
    private static final String COMPUTE_ENGINE = "Compute Engine";

    private final HourAxis axis;
    private final Catalogue catalogue;
    private final InventoryIndex inventory;
    private final Map<CurrencyCode, BigDecimal> configuredRates;
    private final Map<Sku, SkuTraits> traits = new HashMap<>();
    private final SortedMap<InstanceKey, Draft> drafts = new TreeMap<>();
    private final NameDirectory names = new NameDirectory();
    private final Map<String, Long> frontiers = new HashMap<>();
    private final Map<CurrencyCode, Map<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final SortedMap<Long, SortedMap<InstanceKey, HourUse>> openDay = new TreeMap<>();
    private long openDayStart = Long.MIN_VALUE;

    /** The newest hour in which a VM ran. */
    private record LastUse(long hour, HourUse use, String name, int inventoryCount) {}

    /** A VM while the bill is read. */
    private static final class Draft {
        @Nullable
        String instanceId;

        String billingAccount = "";

        @Nullable
        String project;

        @Nullable
        String zone;

        @Nullable
        String accelerator;

        long lastGpuHour = Long.MIN_VALUE;
        long[] running = new long[0];

        @Nullable
        LastUse lastUse;
    }

    /**
     * @param axis hours of interest; charges outside are ignored
     * @param catalogue machine types and their accelerator counts
     * @param inventory what gcloud listed
     * @param configuredRates units per US dollar for currencies without a rate on the bill
     */
    public FleetSurvey(
            HourAxis axis, Catalogue catalogue, Inventory inventory, Map<CurrencyCode, BigDecimal> configuredRates) {
        this.axis = axis;
        this.catalogue = catalogue;
        this.inventory = new InventoryIndex(inventory);
        this.configuredRates = Map.copyOf(configuredRates);
    }

    /** Adds one charge; UTC days must not go back. */
    public void add(Charge charge) {
        long hour = Micros.of(charge.hour());
        if (!axis.contains(hour)) {
            return;
        }
        long day = Micros.dayStart(hour);
        if (day != openDayStart) {
            if (day < openDayStart) {
                throw new IllegalArgumentException("charges must come day by day, got " + charge.hour() + " after "
                        + Micros.instant(openDayStart));
            }
            closeDay();
            openDayStart = day;
        }
        ChargeKey key = charge.key();
        if (key.sku().service().equals(COMPUTE_ENGINE)) {
            frontiers.merge(key.billingAccount(), hour + Micros.HOUR, Math::max);
        }
        if (key.conversionRate() != null) {
            LocalDate date = LocalDate.ofInstant(charge.hour(), ZoneOffset.UTC);
            rates.computeIfAbsent(key.currency(), c -> new HashMap<>())
                    .merge(date, key.conversionRate(), BigDecimal::max);
        }
        SkuTraits sku = traits.computeIfAbsent(key.sku(), SkuTraits::of);
        if (namesInstance(key, sku)) {
            addInstance(charge, hour, sku);
        }
    }

    /** Closes the last day and gives the fleet. */
    public Fleet finish() {
        closeDay();
        SortedMap<InstanceKey, Vm> vms = new TreeMap<>();
        drafts.forEach((key, draft) -> vms.put(
                key,
                new Vm(
                        key,
                        draft.instanceId,
                        draft.billingAccount,
                        draft.project,
                        draft.zone,
                        draft.accelerator,
                        draft.lastGpuHour,
                        draft.running.length == 0 ? RunningHours.NONE : new RunningHours(draft.running),
                        last(draft.lastUse))));
        return new Fleet(axis, vms, names, frontiers, new ExchangeRates(rates, configuredRates));
    }

    private Vm.@Nullable LastHour last(@Nullable LastUse last) {
        return last == null ? null : last.use().facts(last.hour(), last.name(), catalogue, last.inventoryCount());
    }

    /** Whether a charge names a VM: by its global name, else because it sells a part of a machine to a named resource. */
    static boolean namesInstance(ChargeKey key, SkuTraits sku) {
        Resource resource = key.resource();
        if (resource == null || key.machine().unusedReservation()) {
            return false;
        }
        return resource.kind() == ResourceKind.INSTANCE || (resource.globalName() == null && sku.isMachine());
    }

    private void addInstance(Charge charge, long hour, SkuTraits sku) {
        ChargeKey key = charge.key();
        InstanceKey instance = new InstanceKey(Objects.requireNonNull(key.resourceId()));
        Draft draft = drafts.computeIfAbsent(instance, k -> new Draft());
        Resource resource = Objects.requireNonNull(key.resource());
        draft.instanceId = resource.instanceId() != null ? resource.instanceId() : draft.instanceId;
        draft.billingAccount = key.billingAccount();
        draft.project = key.projectId() != null ? key.projectId() : draft.project;
        draft.zone = key.zone() != null ? key.zone() : draft.zone;
        if (!sku.isMachine() || sku.isCommitmentFee()) {
            return;
        }
        if (sku.component() == SkuTraits.Component.ACCELERATOR && hour >= draft.lastGpuHour) {
            draft.accelerator = sku.accelerator();
            draft.lastGpuHour = hour;
        }
        String name = resource.name() != null ? resource.name() : Objects.requireNonNull(resource.instanceId());
        openDay.computeIfAbsent(hour, h -> new TreeMap<>())
                .computeIfAbsent(instance, i -> new HourUse())
                .add(charge, sku, name);
    }

    private void closeDay() {
        openDay.forEach((hour, uses) -> {
            Map<String, Winner> winners = new TreeMap<>();
            uses.forEach((instance, use) -> closeHour(hour, instance, use, winners));
            winners.values().forEach(w -> names.add(w.name(), w.draft().project, w.draft().zone, hour, w.instance()));
        });
        openDay.clear();
    }

    private record Winner(String name, Draft draft, InstanceKey instance, long running) {}

    private void closeHour(long hour, InstanceKey instance, HourUse use, Map<String, Winner> winners) {
        Draft draft = Objects.requireNonNull(drafts.get(instance));
        int count = inventory.acceleratorCount(draft.instanceId, Micros.instant(hour));
        long micros = use.runningMicros(catalogue, count);
        if (micros == 0) {
            return;
        }
        if (draft.running.length == 0) {
            draft.running = new long[axis.hours()];
        }
        draft.running[axis.index(hour)] = micros;
        Map<String, Long> byName = use.runningByName(catalogue, count);
        String longest = byName.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        draft.lastUse = new LastUse(hour, use, longest, count);
        byName.forEach((name, running) -> {
            if (running > 0) {
                // One contest per name and site; two sites are told apart by the directory.
                winners.merge(
                        name + "\0" + draft.project + "\0" + draft.zone,
                        new Winner(name, draft, instance, running),
                        (a, b) -> b.running() > a.running() ? b : a);
            }
        });
    }
}
