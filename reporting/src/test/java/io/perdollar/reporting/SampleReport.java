package io.perdollar.reporting;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.money.Shares;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.IdleHeat;
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
import io.perdollar.analysis.report.Measures.Counts;
import io.perdollar.analysis.report.Measures.Ratios;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import io.perdollar.analysis.report.Recommendation.Lever;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    private static final long HOUR = 3_600_000_000L;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 15);
    private static final int DAYS = 28;
    private static final String ACCOUNT = "01338E-BE3FD6-363B4C";

    /** What a VM is like. */
    private record Kind(
            String service,
            String environment,
            String machine,
            String gpu,
            String price,
            int hours,
            int idle,
            int served) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("chat", "prod", "g2-standard-4", "L4", "0.70683", 672, 121, 96_400),
            new Kind("한국어-챗봇", "prod", "g2-standard-8", "L4", "0.85361", 672, 203, 61_250),
            new Kind("playground", "dev", "n1-standard-4", "T4", "0.54000", 672, 541, 2_310),
            new Kind("batch-embeddings", "prod", "a2-highgpu-1g", "A100-40", "3.67339", 64, 9, 402_000),
            new Kind("search-rerank", "prod", "g2-standard-4", "L4", "0.70683", 672, 594, 880),
            new Kind("forgotten-demo", "dev", "n1-standard-8", "T4", "0.73000", 672, 672, 0),
            new Kind(SCRIPT_NAME, "dev", "g2-standard-4", "L4", "0.70683", 310, 40, 12_000),
            new Kind(FORMULA_NAME, "staging", "g2-standard-12", "L4", "1.00040", 500, 260, 9_100));

    private final CurrencyCode currency;
    private final BigDecimal rate;
    private final boolean settled;
    private final int vms;

    private SampleReport(String currency, String rate, boolean settled, int vms) {
        this.currency = new CurrencyCode(currency);
        this.rate = new BigDecimal(rate);
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
        return new SampleReport("USD", "1", true, 0).nothing();
    }

    private FleetReport build() {
        List<VmLine> resources = new ArrayList<>();
        List<ResourceCost> costs = new ArrayList<>();
        for (int i = 0; i < vms; i++) {
            VmLine vm = vm(i);
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
                plain(sharedTotal)));
        costs.add(cost(
                "models-archive",
                "buckets/models",
                Place.OTHER_RESOURCES,
                Category.STORAGE,
                null,
                plain(money("41.335001"))));
        costs.add(cost(
                "build-runner-한글",
                "instances/99",
                Place.OTHER_RESOURCES,
                Category.OTHER_COMPUTE,
                null,
                plain(money("63.201"))));
        costs.add(cost(
                "a100-reservation",
                "reservations/1",
                Place.UNUSED_RESERVATION,
                Category.GPU_INSTANCE,
                null,
                plain(money("88.161360"))));
        costs.add(cost(
                "Commitment v1: G2 Cpu in Seoul for 1 Year",
                null,
                Place.UNUSED_COMMITMENT,
                Category.COMMITMENT,
                null,
                plain(money("132.5"))));
        costs.add(cost(
                "Tax", null, Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT, null, plain(money("610.123456"))));
        costs.add(cost("Unknown SKU", null, Place.UNATTRIBUTED, Category.OTHER, null, plain(money("1.25"))));
        costs.sort((a, b) -> b.cost().effective().compareTo(a.cost().effective()));
        return report(resources, costs);
    }

    private FleetReport report(List<VmLine> resources, List<ResourceCost> costs) {
        BigDecimal billed = sum(costs.stream().map(c -> c.cost().billed()).toList());
        BigDecimal effective = sum(costs.stream().map(c -> c.cost().effective()).toList());
        Measures fleet = measures(resources);
        Totals totals = totals(billed, effective, fleet, "1");
        List<Recommendation> advice = recommendations();
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
                        DAYS),
                totals,
                totals(scale(billed, "0.925"), scale(effective, "0.925"), before(fleet), "0.925"),
                identity(resources, costs, billed.subtract(effective)),
                categories(costs, effective),
                days(costs, fleet),
                services(resources),
                resources,
                costs,
                advice,
                List.of(
                        new InvoiceLine(ACCOUNT, YearMonth.of(2026, 10), currency, scale(billed, "0.46")),
                        new InvoiceLine(
                                ACCOUNT, YearMonth.of(2026, 11), currency, billed.subtract(scale(billed, "0.46"))),
                        new InvoiceLine(
                                "0AAAAA-BBBBBB-CCCCCC",
                                YearMonth.of(2026, 11),
                                new CurrencyCode("KRW"),
                                amount("1834022"))),
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
                                amount("1834022"),
                                amount("1834022"),
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
                heats(),
                Map.of(
                        "idle.threshold", "5m",
                        "idle.startUp", "3m",
                        "fleet.sharedCost", "requests",
                        "billing.restateDays", "7",
                        "billing.settleAfter", "24h",
                        "endpoints.inference", "POST /generate, POST **/v1/chat/completions"));
    }

    private FleetReport nothing() {
        Measures none = new Measures(CostBreakdown.ZERO, 0, 0, 0, null, null, null, null, null, Ratios.UNKNOWN);
        Totals zero = new Totals(
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                none);
        List<IdentityLine> identity = new ArrayList<>();
        for (IdentityPlace place : IdentityPlace.values()) {
            identity.add(new IdentityLine(place, Numeric.ZERO, Numeric.ZERO));
        }
        List<CategoryLine> categories = new ArrayList<>();
        for (Category category : Category.values()) {
            categories.add(new CategoryLine(category, Numeric.ZERO, Numeric.ZERO, null));
        }
        return new FleetReport(
                new ReportHeader(DATE, 1, null, "files", ZoneId.of("UTC"), currency, false, DATE.minusDays(27), DAYS),
                zero,
                zero,
                identity,
                categories,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new DataQuality(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of()),
                List.of(),
                Map.of());
    }

    private VmLine vm(int i) {
        Kind kind = KINDS.get(i % KINDS.size());
        boolean spot = i % 11 == 5;
        BigDecimal gpu = money(new BigDecimal(kind.price())
                .multiply(BigDecimal.valueOf(kind.hours()))
                .multiply(new BigDecimal(spot ? "0.45" : "1"))
                .toPlainString());
        BigDecimal billedGpu = i == 0 ? gpu.subtract(money("25")) : gpu;
        BigDecimal other = money("3." + (100 + i % 800));
        BigDecimal disk = money("10.00" + (i % 10));
        BigDecimal shared = money("2.75");
        CostBreakdown cost = new CostBreakdown(
                new Cost(billedGpu.add(other), gpu.add(other)), plain(disk), plain(shared), new Cost(billedGpu, gpu));
        boolean noLogs = i == 9;
        boolean lowCoverage = i == 3 || i == 12;
        long running = kind.hours() * HOUR - i * 1_234_567L;
        long covered = noLogs ? 0 : lowCoverage ? running / 10 * 8 : running;
        Long idle = noLogs ? null : Long.valueOf(Math.min(covered, kind.idle() * HOUR / 100 * (90 + i % 10)));
        Long avoidable = idle == null ? null : Long.valueOf(idle / 10 * 9);
        BigDecimal idleCost = idle == null ? null : Numeric.prorate(gpu, idle, running);
        BigDecimal avoidableCost = avoidable == null ? null : Numeric.prorate(gpu, avoidable, running);
        boolean tokens = kind.service().equals("chat");
        long served = kind.served() + i * 37L;
        Counts counts = noLogs
                ? null
                : new Counts(
                        served,
                        served / 400,
                        served / 3,
                        i == 7 ? 1_204 : 0,
                        tokens ? served * 812 : null,
                        tokens ? served * 233 : null);
        Measures measures = new Measures(
                cost,
                running,
                covered,
                running - covered,
                idle,
                avoidable,
                idleCost,
                avoidableCost,
                counts,
                ratios(counts, cost.total().effective(), gpu, running, covered));
        String name = i == 4
                ? "+rerank-" + i
                : (kind.service().length() > 20 ? "staging" : kind.service()) + "-"
                        + String.format(Locale.ROOT, "%02d", i);
        return new VmLine(
                name,
                i == 13 ? null : String.valueOf(4_000_000_000_000L + i),
                "ml-" + kind.environment(),
                "asia-northeast3-" + "abc".charAt(i % 3),
                kind.service(),
                kind.environment(),
                i == 14 ? null : kind.machine(),
                kind.gpu(),
                i == 14 ? null : Integer.valueOf(1),
                spot ? "SPOT" : "STANDARD",
                measures);
    }

    private Ratios ratios(@Nullable Counts counts, BigDecimal all, BigDecimal gpu, long running, long covered) {
        if (counts == null || covered == 0) {
            return Ratios.UNKNOWN;
        }
        BigDecimal cost = Numeric.prorate(all, covered, running);
        BigDecimal served = BigDecimal.valueOf(counts.served());
        Long in = counts.tokensIn();
        Long out = counts.tokensOut();
        return new Ratios(
                ratio(served, cost),
                ratio(served, Numeric.prorate(gpu, covered, running)),
                counts.served() == 0 ? null : ratio(cost.multiply(BigDecimal.valueOf(1000)), served),
                in == null ? null : ratio(cost.movePointRight(6), BigDecimal.valueOf(in)),
                out == null ? null : ratio(cost.movePointRight(6), BigDecimal.valueOf(out)),
                in == null || out == null ? null : ratio(cost.movePointRight(6), BigDecimal.valueOf(in + out)));
    }

    private Measures measures(List<VmLine> vms) {
        CostBreakdown cost = CostBreakdown.ZERO;
        Counts counts = new Counts(0, 0, 0, 0, null, null);
        long running = 0;
        long covered = 0;
        long idle = 0;
        long avoidable = 0;
        BigDecimal idleCost = Numeric.ZERO;
        BigDecimal avoidableCost = Numeric.ZERO;
        boolean known = false;
        for (VmLine vm : vms) {
            Measures m = vm.measures();
            cost = cost.plus(m.cost());
            running += m.runningMicros();
            covered += m.coveredMicros();
            if (m.activity() != null) {
                known = true;
                counts = counts.plus(m.activity());
                idle += m.idleMicros() == null ? 0 : m.idleMicros();
                avoidable += m.avoidableIdleMicros() == null ? 0 : m.avoidableIdleMicros();
                idleCost = idleCost.add(m.idleCost() == null ? Numeric.ZERO : m.idleCost());
                avoidableCost = avoidableCost.add(m.avoidableIdleCost() == null ? Numeric.ZERO : m.avoidableIdleCost());
            }
        }
        Counts activity = known ? counts : null;
        return new Measures(
                cost,
                running,
                covered,
                running - covered,
                known ? Long.valueOf(idle) : null,
                known ? Long.valueOf(avoidable) : null,
                known ? idleCost : null,
                known ? avoidableCost : null,
                activity,
                ratios(activity, cost.total().effective(), cost.gpuInstance().effective(), running, covered));
    }

    private Measures before(Measures now) {
        Counts counts = now.activity();
        return new Measures(
                new CostBreakdown(
                        scale(now.cost().direct()),
                        scale(now.cost().attached()),
                        scale(now.cost().shared()),
                        scale(now.cost().gpuInstance())),
                now.runningMicros() / 100 * 96,
                now.coveredMicros() / 100 * 95,
                now.runningMicros() / 100 * 96 - now.coveredMicros() / 100 * 95,
                now.idleMicros(),
                now.avoidableIdleMicros(),
                now.idleCost() == null ? null : scale(now.idleCost(), "1.03"),
                now.avoidableIdleCost() == null ? null : scale(now.avoidableIdleCost(), "1.05"),
                counts == null
                        ? null
                        : new Counts(
                                counts.served() / 10 * 9,
                                counts.failed(),
                                counts.ignored(),
                                counts.unrecognised(),
                                counts.tokensIn(),
                                counts.tokensOut()),
                new Ratios(
                        scale6(now.ratios().requestsPerDollar(), "0.94"),
                        scale6(now.ratios().requestsPerGpuDollar(), "0.94"),
                        scale6(now.ratios().costPer1000Requests(), "1.06"),
                        null,
                        null,
                        null));
    }

    private List<ServiceLine> services(List<VmLine> resources) {
        Map<String, List<VmLine>> byService = new TreeMap<>();
        for (VmLine vm : resources) {
            byService.computeIfAbsent(vm.service(), s -> new ArrayList<>()).add(vm);
        }
        List<ServiceLine> lines = new ArrayList<>();
        byService.forEach((service, vms) -> lines.add(new ServiceLine(
                service,
                vms.get(0).environment(),
                vms.stream().map(VmLine::instance).sorted().toList(),
                measures(vms))));
        return lines;
    }

    private Totals totals(BigDecimal billed, BigDecimal effective, Measures fleet, String scale) {
        return new Totals(
                scale(effective, "1.21"),
                scale(effective, "1.08"),
                billed,
                effective,
                billed.subtract(effective),
                scale(money("132.5"), scale),
                scale(money("610.123456"), scale),
                scale(money("1.25"), scale),
                fleet);
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
            Cost running = plain(scale(other.effective(), "0.9"));
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
                    category == Category.TAX_AND_ADJUSTMENT ? null : ratio(sum.effective(), base)));
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
        BigDecimal promotions = sum(costs.stream()
                .map(c -> c.cost().billed().subtract(c.cost().effective()))
                .toList());
        Map<String, BigDecimal> promoted = promotions.signum() == 0 ? Map.of() : Shares.split(promotions, weights);
        long total = fleet.activity() == null ? 0 : fleet.activity().served();
        List<DayLine> days = new ArrayList<>();
        int index = 0;
        for (String key : weights.keySet()) {
            Map<Category, BigDecimal> parts = new EnumMap<>(Category.class);
            byCategory.forEach((category, split) -> parts.put(category, split.get(key)));
            BigDecimal effective = sum(List.copyOf(parts.values()));
            boolean dark = index == 11;
            long served = total / DAYS * (70 + index % 7 * 9) / 100;
            days.add(new DayLine(
                    LocalDate.parse(key),
                    settled || index < DAYS - 2,
                    effective.add(promoted.getOrDefault(key, Numeric.ZERO)),
                    effective,
                    parts,
                    dark ? null : Long.valueOf(served),
                    dark ? null : ratio(BigDecimal.valueOf(served), effective)));
            index++;
        }
        return days;
    }

    private List<IdleHeat> heats() {
        List<IdleHeat> heats = new ArrayList<>();
        for (int s = 0; s < Math.min(vms, KINDS.size()); s++) {
            List<List<@Nullable Double>> week = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                List<@Nullable Double> hours = new ArrayList<>();
                for (int hour = 0; hour < 24; hour++) {
                    boolean busy = day < 5 && hour >= 9 && hour < 18;
                    double idle = (busy ? 0.4 : 2.6) + (hour % 5) * 0.13 + (day > 4 ? 0.9 : 0) + s * 0.07;
                    hours.add(s == 3 && hour > 2 ? null : Double.valueOf(idle));
                }
                week.add(hours);
            }
            heats.add(new IdleHeat(KINDS.get(s).service(), week));
        }
        return heats;
    }

    private List<Recommendation> recommendations() {
        return List.of(
                advice(
                        "playground-weekly-hours",
                        "playground",
                        List.of("playground-02", "playground-10", "playground-18"),
                        Action.WEEKLY_HOURS,
                        "T4 × 3, STANDARD, always on",
                        "T4 × 3, Mon–Fri 09–18",
                        "812.400000000",
                        Confidence.HIGH,
                        Effort.LOW,
                        "No capacity guarantee at 09:00",
                        28,
                        "1",
                        "98 % of requests in 28 days arrived between 09:00 and 18:00 on weekdays."),
                advice(
                        "forgotten-demo-delete",
                        "forgotten-demo",
                        List.of("forgotten-demo-05", "forgotten-demo-13"),
                        Action.DELETE,
                        "T4 × 2, STANDARD, always on",
                        "nothing",
                        "771.246",
                        Confidence.HIGH,
                        Effort.LOW,
                        "None seen: no request in 28 days",
                        28,
                        "1",
                        "No request in 28 days, all of them covered by logs."),
                advice(
                        "search-rerank-switch-accelerator",
                        "search-rerank",
                        List.of("+rerank-4", "search-rerank-12"),
                        Action.SWITCH_ACCELERATOR,
                        "L4 × 2",
                        "T4 × 2",
                        "251.3",
                        Confidence.MEDIUM,
                        Effort.MEDIUM,
                        "T4 ends 2027-08-01",
                        28,
                        "0.8",
                        "The busiest hour had 14 requests; a T4 serves 200."),
                advice(
                        "chat-use-spot",
                        "chat",
                        List.of("chat-00"),
                        Action.USE_SPOT,
                        "STANDARD",
                        "SPOT",
                        "184.02",
                        Confidence.LOW,
                        Effort.MEDIUM,
                        "30 s notice before interruption",
                        9,
                        "0.71",
                        "Labelled interruptible; evidence of 9 days only."),
                advice(
                        "한국어-챗봇-stop-when-idle",
                        "한국어-챗봇",
                        List.of("한국어-챗봇-01"),
                        Action.STOP_WHEN_IDLE,
                        "L4 × 1, always on",
                        "L4 × 1, stop after 15 min",
                        null,
                        Confidence.LOW,
                        Effort.HIGH,
                        "Cold start of 3 minutes",
                        4,
                        "0.9",
                        "Not enough evidence: 4 of 7 days."));
    }

    private Recommendation advice(
            String id,
            String service,
            List<String> instances,
            Action action,
            String from,
            String to,
            @Nullable String saving,
            Confidence confidence,
            Effort effort,
            String risk,
            int days,
            String covered,
            String reason) {
        BigDecimal amount = saving == null ? null : money(saving);
        return new Recommendation(
                id,
                service,
                instances,
                action,
                from,
                to,
                amount,
                confidence,
                effort,
                risk,
                "this bill",
                action == Action.SWITCH_ACCELERATOR ? "measured" : null,
                amount == null ? List.of() : List.of(new Lever("operation", amount)),
                days,
                new BigDecimal(covered),
                reason);
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
                scale(cost.effective(), "1.2"),
                cost);
    }

    private Cost plain(BigDecimal amount) {
        return new Cost(amount, amount);
    }

    private Cost scale(Cost cost) {
        return new Cost(scale(cost.billed(), "0.925"), scale(cost.effective(), "0.925"));
    }

    private BigDecimal money(String dollars) {
        return Numeric.round(new BigDecimal(dollars).multiply(rate));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount).setScale(Numeric.SCALE);
    }

    private static BigDecimal scale(BigDecimal amount, String factor) {
        return Numeric.round(amount.multiply(new BigDecimal(factor)));
    }

    private static @Nullable BigDecimal scale6(@Nullable BigDecimal ratio, String factor) {
        return ratio == null ? null : ratio.multiply(new BigDecimal(factor)).setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, 6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(Numeric.ZERO, BigDecimal::add);
    }
}
