package io.perdollar.analysis.measure;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.advice.AdviceRules;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.TestCatalogue;
import io.perdollar.analysis.idle.IdleRules;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.ExchangeRateMissingException;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.CategoryRules;
import io.perdollar.analysis.place.SharedCost;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FleetAnalyzerTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 15);
    private static final Instant DAY = Instant.parse("2026-11-15T00:00:00Z");
    private static final CurrencyCode USD = CurrencyCode.USD;

    private static AnalysisSettings settings(SharedCost sharedCost) {
        return new AnalysisSettings(
                DATE,
                1,
                "files",
                ZoneOffset.UTC,
                USD,
                2,
                Duration.ofHours(24),
                Map.of(),
                IdleRules.DEFAULT,
                sharedCost,
                CategoryRules.DEFAULT,
                FleetRules.NONE,
                AdviceRules.DEFAULT,
                List.of());
    }

    /** A bill held in memory. */
    private record MemoryBill(List<Charge> charges) implements Bill {
        @Override
        public List<DayVersion> days() {
            SortedMap<String, DayVersion> days = new TreeMap<>();
            for (Charge charge : charges) {
                LocalDate day = LocalDate.ofInstant(charge.hour(), ZoneOffset.UTC);
                String account = charge.key().billingAccount();
                SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>();
                sums.put(charge.key().currency(), new ControlSum(charge.exportCost(), charge.billedCost()));
                days.merge(
                        day + account,
                        new DayVersion(
                                day,
                                account,
                                1,
                                day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                sums),
                        MemoryBill::plus);
            }
            return List.copyOf(days.values());
        }

        private static DayVersion plus(DayVersion a, DayVersion b) {
            SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>(a.controls());
            b.controls()
                    .forEach((currency, sum) -> sums.merge(
                            currency,
                            sum,
                            (x, y) -> new ControlSum(
                                    x.exportCost().add(y.exportCost()),
                                    x.billedCost().add(y.billedCost()))));
            return new DayVersion(
                    a.day(), a.billingAccount(), a.exportRows() + b.exportRows(), a.newestExportTime(), sums);
        }

        @Override
        public void forEachCharge(Consumer<Charge> consumer) {
            charges.stream().sorted(Comparator.comparing(Charge::hour)).forEach(consumer);
        }
    }

    private static FleetReport analyze(SharedCost sharedCost, List<StreamEvidence> streams, List<Charge> charges) {
        return FleetAnalyzer.analyze(
                settings(sharedCost),
                new MemoryBill(charges),
                streams,
                new LogQuality(0, 0, 0, List.of()),
                Map.of(),
                Inventory.NONE,
                TestCatalogue.GUIDE_PRICES,
                EarlierRuns.NONE);
    }

    private static Instant hour(int number) {
        return DAY.plusSeconds(number * 3_600L);
    }

    private static List<Charge> t4Day(String id, String name) {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            charges.add(new Charges().vm(id, name).gpu("T4").cost("0.30").at(hour(i)));
            charges.add(new Charges()
                    .vm(id, name)
                    .core()
                    .usage("14400")
                    .cost("0.05")
                    .at(hour(i)));
        }
        return charges;
    }

    /** A stream of one VM that covers the whole day, with a request at each of these minutes. */
    private static StreamEvidence stream(String name, int... minutes) {
        ActivityBuilder builder = new ActivityBuilder();
        for (int minute : minutes) {
            long at = Micros.of(DAY) + minute * Micros.MINUTE;
            builder.add(LineKind.SERVED, at, at, at, true, -1, -1, -1, -1);
        }
        return new StreamEvidence(
                "logs",
                name,
                Subject.instance(name),
                true,
                Intervals.of(new Interval(Micros.of(DAY), Micros.of(DAY) + Micros.DAY)),
                builder.build());
    }

    private static VmLine vm(FleetReport report, String name) {
        return report.resources().stream()
                .filter(line -> line.instance().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aT4ThatServesAHundredRequestsInOneOfTwentyFourHoursEarnsTheirShareOfADollar() {
        int[] minutes = new int[100];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = i % 60;
        }
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(stream("chat-1", minutes)), t4Day("42", "chat-1"));
        VmLine vm = vm(report, "chat-1");
        assertEquals(0, vm.measures().cost().direct().effective().compareTo(new BigDecimal("8.40")));
        assertEquals(24 * Micros.HOUR, vm.measures().runningMicros());
        assertEquals(100, requireNonNull(vm.measures().activity()).served());
        assertEquals(new BigDecimal("11.904762"), vm.measures().ratios().requestsPerDollar());
        // From 00:59 to midnight nothing came: 23 h 01 min idle, of which the first five minutes could not be saved.
        assertEquals(23 * Micros.HOUR + Micros.MINUTE, vm.measures().idleMicros());
        assertEquals(22 * Micros.HOUR + 56 * Micros.MINUTE, vm.measures().avoidableIdleMicros());
    }

    @Test
    void aLogThatKnowsOnlyTheServiceGivesItsRatiosAndLeavesTheVmUnknown() {
        List<Charge> charges = t4Day("42", "chat-1");
        charges.replaceAll(charge -> new Charges()
                .core()
                .usage("14400")
                .cost("0.35")
                .labels("chat", "prod", null)
                .at(charge.hour()));
        charges.add(
                new Charges().gpu("T4").cost("0").labels("chat", "prod", null).at(hour(0)));
        charges.subList(0, 24).clear();
        StreamEvidence vmStream = stream("chat", 1, 2, 3);
        StreamEvidence service = new StreamEvidence(
                "gateway",
                "gateway",
                new Subject(Subject.Kind.SERVICE, "chat", null, null),
                true,
                vmStream.coverage(),
                vmStream.days());
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(service), charges);
        FleetReport.ServiceLine line = report.services().get(0);
        assertEquals("chat", line.service());
        assertEquals(3, requireNonNull(line.measures().activity()).served());
        assertEquals(
                Efficiency.perDollar(3, line.measures().cost().direct().effective()),
                line.measures().ratios().requestsPerDollar());
        assertNull(line.measures().idleMicros());
        assertNull(vm(report, "chat-1").measures().ratios().requestsPerDollar());
        assertEquals(
                line.measures().ratios().requestsPerDollar(),
                report.totals().measures().ratios().requestsPerDollar());
        assertEquals(3, requireNonNull(report.days().get(1).served()));
    }

    @Test
    void aVmWithoutALogIsUnknownAndNotIdle() {
        VmLine vm = vm(analyze(SharedCost.REQUESTS, List.of(), t4Day("42", "chat-1")), "chat-1");
        assertEquals(24 * Micros.HOUR, vm.measures().unknownMicros());
        assertNull(vm.measures().idleMicros());
        assertNull(vm.measures().activity());
        assertNull(vm.measures().ratios().requestsPerDollar());
    }

    @Test
    void sharedCostFollowsRequestsElseDirectCost() {
        List<Charge> charges = t4Day("1", "a");
        charges.addAll(t4Day("2", "b"));
        charges.add(new Charges()
                .resource(null, null)
                .sku("Cloud Logging", "Log Storage cost")
                .cost("1.00")
                .at(hour(3)));
        FleetReport byRequests = analyze(SharedCost.REQUESTS, List.of(stream("a", 1, 2, 3), stream("b", 4)), charges);
        assertEquals(
                new BigDecimal("0.750000000"),
                vm(byRequests, "a").measures().cost().shared().effective());
        FleetReport byCost = analyze(SharedCost.COST, List.of(stream("a", 1, 2, 3), stream("b", 4)), charges);
        assertEquals(
                new BigDecimal("0.500000000"),
                vm(byCost, "b").measures().cost().shared().effective());
        FleetReport none = analyze(SharedCost.NONE, List.of(), charges);
        assertEquals(new BigDecimal("1.000000000"), none.totals().unattributedCost());
    }

    @Test
    void hoursAfterTheFrontierAwaitTheBill() {
        List<Charge> charges = t4Day("42", "chat-1");
        charges.removeIf(charge -> !charge.hour().isBefore(hour(20)));
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(stream("chat-1", 10, 21 * 60)), charges);
        assertEquals(
                1, requireNonNull(vm(report, "chat-1").measures().activity()).served());
        assertEquals(1, report.dataQuality().awaitingBill());
        assertEquals(2, report.dataQuality().requests());
        assertEquals(0, report.dataQuality().hoursServedUnbilled());
    }

    @Test
    void aStreamThatNobodyOnTheBillAnswersToIsCountedAsUnmapped() {
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(stream("stranger", 1, 2)), t4Day("42", "chat-1"));
        assertEquals(2, report.dataQuality().unmapped());
        assertEquals(0, report.dataQuality().requests());
        assertTrue(report.dataQuality().notes().get(0).contains("stranger"));
    }

    @Test
    void aCurrencyWithoutARateRefusesTheReport() {
        List<Charge> charges = t4Day("42", "chat-1");
        charges.add(new Charges().currency("KRW", null).cost("500").at(hour(1)));
        ExchangeRateMissingException refused = assertThrows(
                ExchangeRateMissingException.class, () -> analyze(SharedCost.REQUESTS, List.of(), charges));
        assertTrue(requireNonNull(refused.getMessage()).contains("KRW"), requireNonNull(refused.getMessage()));
    }

    @Test
    void committedHoursAreNotSavedByStopping() {
        List<Charge> charges = t4Day("42", "chat-1");
        charges.add(new Charges()
                .resource(null, null)
                .sku("Compute Engine", "Commitment v1: Nvidia Tesla T4 GPU running in Americas for 1 Year")
                .usage("3600")
                .cost("0.22")
                .at(hour(5)));
        charges.replaceAll(charge -> charge.hour().equals(hour(5))
                        && charge.key().traits().accelerator() != null
                        && !charge.key().traits().isCommitmentFee()
                ? new Charges()
                        .gpu("T4")
                        .cost("0.30")
                        .credit("COMMITTED_USAGE_DISCOUNT", "-0.30")
                        .at(hour(5))
                : charge);
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(stream("chat-1")), charges);
        VmLine vm = vm(report, "chat-1");
        // 23 h at 0.35, and in the committed hour 0.05 for the cores and the fee of 0.22.
        assertEquals(0, vm.measures().cost().direct().effective().compareTo(new BigDecimal("8.32")));
        assertEquals(0, vm.measures().cost().direct().billed().compareTo(new BigDecimal("8.10")));
        assertEquals(new BigDecimal("0.000000000"), report.totals().unusedCommitment());
        assertNotNull(vm.measures().idleCost());
        // Idle all day; the first five minutes and the fee cannot be saved: 24 × 0.35 − 0.30 − 0.35 ÷ 12.
        assertEquals(new BigDecimal("8.070833333"), vm.measures().avoidableIdleCost());
    }

    @Provide
    Arbitrary<List<Charge>> bills() {
        Arbitrary<Charge> charge = Arbitraries.of(
                        new Charges().gpu("T4"),
                        new Charges().core(),
                        new Charges().vm("2", "b").gpu("L4").machine("g2-standard-4", 4),
                        new Charges().vm("2", "b").core(),
                        new Charges().vm("3", "c").core().machine("e2-small", 2),
                        new Charges().gpu("L4").unusedReservation("r"),
                        new Charges().resource(null, null).sku("Cloud Logging", "Log Storage cost"),
                        new Charges().resource(null, null).sku("BigQuery", "Analysis"),
                        new Charges().resource("d", "//x/disk/1").sku("Compute Engine", "Balanced PD Capacity"),
                        new Charges().resource(null, null).costType(CostType.TAX, null),
                        new Charges()
                                .costType(CostType.ADJUSTMENT, "USAGE_CORRECTION")
                                .gpu("T4"),
                        new Charges()
                                .resource(null, null)
                                .sku("Compute Engine", "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year"),
                        new Charges().currency("KRW", "1390.5").sku("BigQuery", "Analysis"))
                .flatMap(template -> Arbitraries.integers()
                        .between(-40, 60)
                        .flatMap(hour -> Arbitraries.longs()
                                .between(-2_000_000_000L, 3_000_000_000L)
                                .flatMap(cost -> Arbitraries.of("", "PROMOTION", "COMMITTED_USAGE_DISCOUNT", "DISCOUNT")
                                        .map(credit -> charge(template, hour, cost, credit)))));
        return charge.list().ofMinSize(1).ofMaxSize(40);
    }

    private static Charge charge(Charges template, int hour, long cost, String credit) {
        Charge charge = template.usage("3600")
                .cost(BigDecimal.valueOf(cost, 9).toPlainString())
                .at(hour(hour));
        SortedMap<String, BigDecimal> credits = new TreeMap<>();
        if (!credit.isEmpty()) {
            credits.put(credit, BigDecimal.valueOf(-cost / 3, 9));
        }
        return new Charge(
                charge.hour(),
                charge.key(),
                charge.usage(),
                charge.pricingUsage(),
                charge.exportCost(),
                charge.listCost(),
                charge.contractedCost(),
                credits);
    }

    @Property(tries = 300)
    void costIsConservedOverAllPlacesUnderAnyChargesCommitmentsAndPromotions(@ForAll("bills") List<Charge> charges) {
        FleetReport report = analyze(SharedCost.REQUESTS, List.of(stream("chat-1", 5, 400), stream("b", 7)), charges);
        BigDecimal effective = Numeric.ZERO;
        BigDecimal billed = Numeric.ZERO;
        for (IdentityLine line : report.identity()) {
            effective = effective.add(line.effectiveCost());
            billed = billed.add(line.billedCost());
        }
        // A second opinion on the bill itself: every charge of the two days, converted by hand.
        BigDecimal bill = Numeric.ZERO;
        BigDecimal promotions = Numeric.ZERO;
        for (Charge charge : charges) {
            if (charge.hour().isBefore(DAY.minusSeconds(86_400))
                    || !charge.hour().isBefore(hour(24))) {
                continue;
            }
            bill = bill.add(dollars(charge, charge.exportCost()));
            for (Map.Entry<String, BigDecimal> credit : charge.credits().entrySet()) {
                bill = bill.add(dollars(charge, credit.getValue()));
                if (credit.getKey().equals("PROMOTION")) {
                    promotions = promotions.add(dollars(charge, credit.getValue()));
                }
            }
        }
        assertEquals(bill, billed);
        assertEquals(bill, effective);
        assertEquals(bill, report.totals().billedCost());
        assertEquals(promotions, report.totals().promotions());
        assertEquals(bill.subtract(promotions), report.totals().effectiveCost());
        assertEquals(IdentityPlace.values().length, report.identity().size());
        BigDecimal days = report.days().stream().map(d -> d.billedCost()).reduce(Numeric.ZERO, BigDecimal::add);
        assertEquals(bill, days);
        BigDecimal categories =
                report.categories().stream().map(c -> c.effectiveCost()).reduce(Numeric.ZERO, BigDecimal::add);
        assertEquals(bill.subtract(promotions), categories);
        BigDecimal resources =
                report.resourceCosts().stream().map(c -> c.cost().billed()).reduce(Numeric.ZERO, BigDecimal::add);
        assertEquals(bill, resources);
    }

    @Property(tries = 100)
    void aScopeSumsToWhatItIsBilledAndOutsideIsTheRest(@ForAll("bills") List<Charge> charges) {
        List<StreamEvidence> streams = List.of(stream("chat-1", 5, 400), stream("b", 7));
        FleetReport everything = analyze(SharedCost.REQUESTS, streams, charges);
        Set<Scope> scopes = new HashSet<>();
        everything.services().forEach(line -> scopes.add(services(line.service())));
        scopes.add(new Scope.Only(Scope.Kind.PROJECTS, List.of("p", "llm")));
        scopes.add(services("nobody has this name"));
        ScopedReports reports = FleetAnalyzer.analyze(
                settings(SharedCost.REQUESTS),
                new MemoryBill(charges),
                streams,
                new LogQuality(0, 0, 0, List.of()),
                Map.of(),
                Inventory.NONE,
                TestCatalogue.GUIDE_PRICES,
                EarlierRuns.NONE,
                scopes);
        assertEquals(everything, reports.whole());
        for (Scope scope : scopes) {
            FleetReport cut = reports.of(scope);
            BigDecimal billed = cut.totals().billedCost();
            Cost outside = Objects.requireNonNull(cut.totals().outside());
            assertEquals(everything.totals().billedCost(), billed.add(outside.billed()));
            assertEquals(
                    everything.totals().effectiveCost(),
                    cut.totals().effectiveCost().add(outside.effective()));
            assertEquals(billed, sum(cut.identity(), line -> line.billedCost()));
            assertEquals(billed, sum(cut.identity(), line -> line.effectiveCost()));
            assertEquals(billed, sum(cut.days(), line -> line.billedCost()));
            assertEquals(cut.totals().effectiveCost(), sum(cut.days(), line -> line.effectiveCost()));
            assertEquals(billed, sum(cut.categories(), line -> line.billedCost()));
            assertEquals(billed, sum(cut.resourceCosts(), line -> line.cost().billed()));
            assertEquals(
                    cut.totals().effectiveCost(),
                    sum(cut.resourceCosts(), line -> line.cost().effective()));
        }
    }

    private static Scope services(String name) {
        return new Scope.Only(Scope.Kind.SERVICES, List.of(name));
    }

    private static <T> BigDecimal sum(List<T> lines, Function<T, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(Numeric.ZERO, BigDecimal::add);
    }

    private static BigDecimal dollars(Charge charge, BigDecimal amount) {
        return charge.key().currency().equals(USD)
                ? amount
                : amount.divide(new BigDecimal("1390.5"), 9, java.math.RoundingMode.HALF_UP);
    }
}
