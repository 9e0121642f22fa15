package io.perdollar.reporting;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.money.Shares;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.InvoiceLine;
import io.perdollar.analysis.report.FleetReport.PathCount;
import io.perdollar.analysis.report.FleetReport.ReconciliationLine;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An invented fleet that looks like a real one and adds up to the last digit: Korean names, hostile names, VMs without logs,
 * low coverage, provisional days.
 */
@NullMarked
public final class SampleReport {
    public static final String FORMULA_NAME = "=HYPERLINK(\"http://evil.example\",\"pay here\")";
    public static final String SCRIPT_NAME = "<script>alert('x')</script>";

    private static final LocalDate DATE = LocalDate.of(2026, 11, 15);
    private static final int DAYS = 28;
    private static final String ACCOUNT = "01338E-BE3FD6-363B4C";

    private final CurrencyCode currency;
    private final BigDecimal rate;
    private final SampleFleet vmFleet;
    private final boolean settled;
    private final int vms;

    private SampleReport(String currency, String rate, boolean settled, int vms) {
        this.currency = new CurrencyCode(currency);
        this.rate = new BigDecimal(rate);
        this.vmFleet = new SampleFleet(this.rate);
        this.settled = settled;
        this.vms = vms;
    }

    /** 20 VMs, 8 services, 28 days in US dollars, the last days provisional. */
    public static FleetReport usd() {
        return new SampleReport("USD", "1", false, 20).build();
    }

    /** The same fleet in Korean won, all days settled. */
    public static FleetReport krw() {
        return new SampleReport("KRW", "1390.5", true, 20).build();
    }

    /** So many VMs, each with its disk, address and traffic. */
    public static FleetReport ofSize(int vms) {
        return new SampleReport("USD", "1", true, vms).build();
    }

    /** A bill without any GPU VM, day or recommendation. */
    public static FleetReport empty() {
        return EmptyReport.build(List.of());
    }

    /** The report in US dollars with the two lines that a scope has. */
    public static FleetReport withScopeLines() {
        FleetReport whole = usd();
        List<ResourceCost> costs = new ArrayList<>(whole.resourceCosts());
        for (Place place : List.of(Place.SHARED, Place.UNUSED_COMMITMENT)) {
            costs.add(new ResourceCost(
                    ACCOUNT, null, null, null, null, place, Category.OTHER, null, Numeric.ZERO, Cost.ZERO));
        }
        return with(whole, whole.services(), whole.resources(), costs, whole.recommendations(), whole.monthClose());
    }

    /** The report in US dollars, cut to what some recommendations concern. */
    public static FleetReport withRecommendations(List<Recommendation> only) {
        FleetReport whole = usd();
        List<String> services = only.stream().map(Recommendation::service).toList();
        return with(
                whole,
                whole.services().stream()
                        .filter(line -> services.contains(line.service()))
                        .toList(),
                whole.resources().stream()
                        .filter(line -> services.contains(line.service()))
                        .toList(),
                whole.resourceCosts(),
                only,
                whole.monthClose());
    }

    /** The report in US dollars with other invoices. */
    public static FleetReport withMonthClose(MonthClose close) {
        FleetReport whole = usd();
        return with(whole, whole.services(), whole.resources(), whole.resourceCosts(), whole.recommendations(), close);
    }

    private static FleetReport with(
            FleetReport whole,
            List<ServiceLine> services,
            List<VmLine> vms,
            List<ResourceCost> costs,
            List<Recommendation> recommendations,
            MonthClose close) {
        return new FleetReport(
                whole.header(),
                whole.totals(),
                whole.comparison(),
                whole.identity(),
                whole.categories(),
                whole.days(),
                services,
                vms,
                costs,
                recommendations,
                whole.plans(),
                whole.invoices(),
                close,
                whole.reconciliation(),
                whole.dataQuality(),
                whole.idleHeat(),
                whole.thresholds(),
                whole.budgets(),
                whole.change(),
                whole.unusualDays(),
                whole.lives());
    }

    /** The same, with one note that others wrote. */
    public static FleetReport withNote(String note) {
        return EmptyReport.build(List.of(note));
    }

    private FleetReport build() {
        List<VmLine> resources = new ArrayList<>();
        List<ResourceCost> costs = new ArrayList<>();
        for (int i = 0; i < vms; i++) {
            VmLine vm = vmFleet.vm(i);
            resources.add(vm);
            CostBreakdown cost = vm.measures().cost();
            BigDecimal other =
                    cost.direct().effective().subtract(cost.gpuInstance().effective());
            costs.add(cost(
                    vm.instance(),
                    "instances/" + (4_000_000 + i),
                    Place.DIRECT,
                    Category.GPU_INSTANCE,
                    null,
                    cost.gpuInstance()));
            costs.add(cost(
                    vm.instance(),
                    "instances/" + (4_000_000 + i),
                    Place.DIRECT,
                    Category.NETWORK,
                    null,
                    new Cost(other, other)));
            costs.add(cost(
                    vm.instance() + "-disk",
                    "disk/" + (7_000_000 + i),
                    Place.ATTACHED,
                    Category.STORAGE,
                    vm.instance(),
                    cost.attached()));
        }
        BigDecimal sharedTotal = resources.stream()
                .map(vm -> vm.measures().cost().shared().effective())
                .reduce(Numeric.ZERO, BigDecimal::add);
        costs.add(cost(
                "Forwarding Rule Minimum Service Charge",
                null,
                Place.SHARED,
                Category.SUPPORTING_SERVICES,
                null,
                SampleMoney.plain(sharedTotal)));
        costs.add(cost(
                "models-archive",
                "buckets/models",
                Place.OTHER_RESOURCES,
                Category.STORAGE,
                null,
                SampleMoney.plain(money("41.335001"))));
        costs.add(cost(
                "build-runner-한글",
                "instances/99",
                Place.OTHER_RESOURCES,
                Category.OTHER_COMPUTE,
                null,
                SampleMoney.plain(money("63.201"))));
        costs.add(cost(
                "a100-reservation",
                "reservations/1",
                Place.UNUSED_RESERVATION,
                Category.GPU_INSTANCE,
                null,
                SampleMoney.plain(money("88.161360"))));
        costs.add(cost(
                "Commitment v1: G2 Cpu in Seoul for 1 Year",
                null,
                Place.UNUSED_COMMITMENT,
                Category.COMMITMENT,
                null,
                SampleMoney.plain(money("132.5"))));
        costs.add(cost(
                "Tax",
                null,
                Place.TAX_AND_ADJUSTMENT,
                Category.TAX_AND_ADJUSTMENT,
                null,
                SampleMoney.plain(money("610.123456"))));
        costs.add(
                cost("Unknown SKU", null, Place.UNATTRIBUTED, Category.OTHER, null, SampleMoney.plain(money("1.25"))));
        costs.sort((a, b) -> b.cost().effective().compareTo(a.cost().effective()));
        return report(resources, costs);
    }

    private FleetReport report(List<VmLine> resources, List<ResourceCost> costs) {
        BigDecimal billed =
                SampleMoney.sum(costs.stream().map(c -> c.cost().billed()).toList());
        BigDecimal effective =
                SampleMoney.sum(costs.stream().map(c -> c.cost().effective()).toList());
        Measures fleet = vmFleet.measures(resources);
        Totals totals = totals(billed, effective, fleet, "1");
        List<Recommendation> advice = new SampleAdvice(rate).recommendations();
        List<String> notes = List.of(
                "billing/export-2026-11.json.gz has no rows of project ml-dev after 2026-11-13T00:00Z.",
                "The inventory is 9 days old: disks that were attached since are not known.");
        return new FleetReport(
                new ReportHeader(
                        DATE,
                        1,
                        Instant.parse("2026-11-16T03:41:22.512Z"),
                        "files",
                        ZoneId.of("Asia/Seoul"),
                        currency,
                        !settled,
                        DATE.minusDays(DAYS - 1L),
                        DAYS,
                        new Scope.All()),
                totals,
                totals(
                        SampleMoney.scale(billed, "0.925"),
                        SampleMoney.scale(effective, "0.925"),
                        vmFleet.before(fleet),
                        "0.925"),
                identity(resources, costs, billed.subtract(effective)),
                categories(costs, effective),
                days(costs, fleet),
                vmFleet.services(resources),
                resources,
                costs,
                advice,
                SamplePlans.all(),
                List.of(
                        new InvoiceLine(ACCOUNT, YearMonth.of(2026, 10), currency, SampleMoney.scale(billed, "0.46")),
                        new InvoiceLine(
                                ACCOUNT,
                                YearMonth.of(2026, 11),
                                currency,
                                billed.subtract(SampleMoney.scale(billed, "0.46"))),
                        new InvoiceLine(
                                "0AAAAA-BBBBBB-CCCCCC",
                                YearMonth.of(2026, 11),
                                new CurrencyCode("KRW"),
                                SampleMoney.amount("1834022"))),
                SampleClose.of(ACCOUNT, currency, resources, rate),
                List.of(
                        new ReconciliationLine(
                                ACCOUNT,
                                currency,
                                412_733,
                                billed,
                                billed,
                                Numeric.ZERO,
                                List.of(
                                        new RestatedDay(
                                                LocalDate.of(2026, 11, 3),
                                                money("402.118223"),
                                                money("398.004112"),
                                                "correction"),
                                        new RestatedDay(
                                                LocalDate.of(2026, 11, 11),
                                                money("377.200001"),
                                                money("391.5"),
                                                "late rows"))),
                        new ReconciliationLine(
                                "0AAAAA-BBBBBB-CCCCCC",
                                new CurrencyCode("KRW"),
                                9_120,
                                SampleMoney.amount("1834022"),
                                SampleMoney.amount("1834022"),
                                Numeric.ZERO,
                                List.of())),
                new DataQuality(
                        2_418_442,
                        1_640_221,
                        731_004,
                        1_204,
                        12,
                        844,
                        3,
                        2,
                        381,
                        List.of(
                                new PathCount("staging-07", "POST /v2/summarize", 1_180),
                                new PathCount("staging-07", "POST /v2/\u0016\u0003\u0001tls", 24)),
                        notes),
                SampleAdvice.heats(vms),
                Map.of(
                        "idle.threshold", "5m",
                        "idle.startUp", "3m",
                        "fleet.sharedCost", "requests",
                        "billing.restateDays", "7",
                        "billing.settleAfter", "24h",
                        "endpoints.inference", "POST /generate, POST **/v1/chat/completions"),
                SampleSpend.budgets(DATE),
                SampleSpend.change(DATE, billed),
                SampleSpend.unusualDays(DATE),
                SampleLives.all(rate));
    }

    private Totals totals(BigDecimal billed, BigDecimal effective, Measures fleet, String scale) {
        return new Totals(
                SampleMoney.scale(effective, "1.21"),
                SampleMoney.scale(effective, "1.08"),
                billed,
                effective,
                billed.subtract(effective),
                SampleMoney.scale(money("132.5"), scale),
                SampleMoney.scale(money("610.123456"), scale),
                SampleMoney.scale(money("1.25"), scale),
                fleet,
                null);
    }

    private List<IdentityLine> identity(List<VmLine> vms, List<ResourceCost> costs, BigDecimal promotions) {
        Map<IdentityPlace, Cost> places = new EnumMap<>(IdentityPlace.class);
        for (IdentityPlace place : IdentityPlace.values()) {
            places.put(place, Cost.ZERO);
        }
        for (VmLine vm : vms) {
            Measures m = vm.measures();
            Cost gpu = m.cost().gpuInstance();
            BigDecimal idle = m.idleCost() == null ? Numeric.ZERO : m.idleCost();
            BigDecimal unknown =
                    Numeric.prorate(gpu.effective().subtract(idle), m.unknownMicros(), Math.max(1, m.runningMicros()));
            places.merge(IdentityPlace.GPU_IDLE, new Cost(idle, idle), Cost::plus);
            places.merge(IdentityPlace.GPU_UNKNOWN, new Cost(unknown, unknown), Cost::plus);
            places.merge(
                    IdentityPlace.GPU_ACTIVE, gpu.minus(new Cost(idle.add(unknown), idle.add(unknown))), Cost::plus);
            Cost other = m.cost().direct().minus(gpu).plus(m.cost().attached());
            Cost running = SampleMoney.plain(SampleMoney.scale(other.effective(), "0.9"));
            places.merge(IdentityPlace.WHILE_RUNNING, running, Cost::plus);
            places.merge(IdentityPlace.WHILE_STOPPED, other.minus(running), Cost::plus);
        }
        for (ResourceCost line : costs) {
            switch (line.place()) {
                case DIRECT, ATTACHED -> {}
                default ->
                    places.merge(
                            Arrays.stream(IdentityPlace.values())
                                    .filter(p -> p.key().equals(line.place().key()))
                                    .findFirst()
                                    .orElseThrow(),
                            line.cost(),
                            Cost::plus);
            }
        }
        List<IdentityLine> lines = new ArrayList<>();
        places.forEach((place, cost) -> lines.add(new IdentityLine(
                place, place == IdentityPlace.PROMOTIONS ? promotions : cost.effective(), cost.billed())));
        return lines;
    }

    private List<CategoryLine> categories(List<ResourceCost> costs, BigDecimal effective) {
        List<CategoryLine> lines = new ArrayList<>();
        for (Category category : Category.values()) {
            Cost sum = costs.stream()
                    .filter(line -> line.category() == category)
                    .map(ResourceCost::cost)
                    .reduce(Cost.ZERO, Cost::plus);
            BigDecimal base = effective.subtract(money("610.123456"));
            lines.add(new CategoryLine(
                    category,
                    sum.billed(),
                    sum.effective(),
                    category == Category.TAX_AND_ADJUSTMENT ? null : SampleMoney.ratio(sum.effective(), base)));
        }
        return lines;
    }

    private List<DayLine> days(List<ResourceCost> costs, Measures fleet) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = DATE.minusDays(DAYS - 1L - day);
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            weights.put(date.toString(), BigDecimal.valueOf((weekend ? 80 : 100) + day % 5 * 3L));
        }
        Map<Category, Map<String, BigDecimal>> byCategory = new EnumMap<>(Category.class);
        for (CategoryLine line : categories(costs, Numeric.ZERO.add(BigDecimal.ONE))) {
            if (line.effectiveCost().signum() != 0) {
                byCategory.put(line.category(), Shares.split(line.effectiveCost(), weights));
            }
        }
        BigDecimal promotions = SampleMoney.sum(costs.stream()
                .map(c -> c.cost().billed().subtract(c.cost().effective()))
                .toList());
        Map<String, BigDecimal> promoted = promotions.signum() == 0 ? Map.of() : Shares.split(promotions, weights);
        long total = fleet.activity() == null ? 0 : fleet.activity().served();
        List<DayLine> days = new ArrayList<>();
        int index = 0;
        for (String key : weights.keySet()) {
            Map<Category, BigDecimal> parts = new EnumMap<>(Category.class);
            byCategory.forEach((category, split) -> parts.put(category, split.get(key)));
            BigDecimal effective = SampleMoney.sum(List.copyOf(parts.values()));
            boolean dark = index == 11;
            long served = total / DAYS * (70 + index % 7 * 9) / 100;
            days.add(new DayLine(
                    LocalDate.parse(key),
                    settled || index < DAYS - 2,
                    effective.add(promoted.getOrDefault(key, Numeric.ZERO)),
                    effective,
                    parts,
                    dark ? null : Long.valueOf(served),
                    dark ? null : SampleMoney.ratio(BigDecimal.valueOf(served), effective)));
            index++;
        }
        return days;
    }

    private ResourceCost cost(
            String name, @Nullable String id, Place place, Category category, @Nullable String attachedTo, Cost cost) {
        return new ResourceCost(
                ACCOUNT,
                "ml-prod",
                "asia-northeast3",
                name,
                id,
                place,
                category,
                attachedTo,
                SampleMoney.scale(cost.effective(), "1.2"),
                cost);
    }

    private BigDecimal money(String dollars) {
        return SampleMoney.money(dollars, rate);
    }
}
