package io.perdollar.analysis.fleet;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetSurveyTest {
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final HourAxis AXIS = HourAxis.of(Interval.of(START, START.plusSeconds(7 * 86_400)));

    private static Instant hour(int number) {
        return START.plusSeconds(number * 3_600L);
    }

    private static Fleet survey(Inventory inventory, List<Charge> charges) {
        FleetSurvey survey = new FleetSurvey(AXIS, TestCatalogue.GUIDE_PRICES, inventory, Map.of());
        charges.forEach(survey::add);
        return survey.finish();
    }

    private static Fleet survey(Charge... charges) {
        return survey(Inventory.NONE, List.of(charges));
    }

    private static Vm only(Fleet fleet) {
        assertEquals(1, fleet.vms().size());
        return fleet.vms().values().iterator().next();
    }

    @Test
    void runningIsCoreSecondsOverCoresAddedOverRowsAndSpecs() {
        Vm vm = only(survey(
                new Charges().core().usage("7200").at(hour(0)),
                new Charges().core().machine("n1-standard-8", 8).usage("8000").at(hour(0))));
        assertEquals(2_800 * Micros.SECOND, vm.running().get(0));
    }

    @Test
    void runningIsClampedToAnHourAndNeverNegative() {
        Vm vm = only(survey(
                new Charges().core().usage("20000").at(hour(0)),
                new Charges().core().usage("-50").at(hour(1))));
        assertEquals(Micros.HOUR, vm.running().get(0));
        assertEquals(0, vm.running().get(1));
    }

    @Test
    void twoT4sStoppedInMidHourRanHalfAnHourAndAreTwo() {
        Vm vm = only(survey(
                new Charges().core().usage("7200").at(hour(0)),
                new Charges().gpu("T4").usage("3600").at(hour(0))));
        assertEquals(1_800 * Micros.SECOND, vm.running().get(0));
        assertEquals(2, requireNonNull(vm.last()).acceleratorCount());
        assertEquals("T4", vm.accelerator());
    }

    @Test
    void withoutCoreRowsTheMachineTypesAcceleratorsDivide() {
        Vm vm = only(survey(new Charges()
                .gpu("L4")
                .machine("g2-standard-24", null)
                .usage("3600")
                .at(hour(0))));
        assertEquals(1_800 * Micros.SECOND, vm.running().get(0));
        assertEquals(2, requireNonNull(vm.last()).acceleratorCount());
    }

    @Test
    void theInventoryTellsTheAcceleratorsOfAnN1() {
        Inventory inventory = new Inventory(List.of(new Inventory.Snapshot(
                LocalDate.of(2026, 11, 2),
                List.of(new Inventory.Instance(
                        "42",
                        "chat-1",
                        "llm",
                        "us-central1-a",
                        "n1-standard-4",
                        "nvidia-tesla-t4",
                        4,
                        "STANDARD",
                        "RUNNING",
                        List.of(),
                        List.of(),
                        Map.of(),
                        null)),
                List.of(),
                List.of())));
        Vm vm = only(
                survey(inventory, List.of(new Charges().core().usage("14400").at(hour(0)))));
        assertEquals(4, requireNonNull(vm.last()).acceleratorCount());
    }

    @Test
    void aRenamedVmIsFoundUnderBothNamesInTheirHours() {
        Fleet fleet = survey(
                new Charges().vm("42", "old").core().usage("14400").at(hour(0)),
                new Charges().vm("42", "new").core().usage("14400").at(hour(5)));
        InstanceKey key = only(fleet).key();
        assertEquals(Optional.of(key), fleet.names().resolve("old", null, null, Micros.of(hour(0))));
        assertEquals(Optional.empty(), fleet.names().resolve("new", null, null, Micros.of(hour(4))));
        assertEquals(Optional.of(key), fleet.names().resolve("new", null, null, Micros.of(hour(6))));
        assertEquals("new", only(fleet).name());
    }

    @Test
    void aNameMeansTheInstanceThatRanMostElseTheLatestBefore() {
        Fleet fleet = survey(
                new Charges().vm("1", "chat").core().usage("14400").at(hour(0)),
                new Charges().vm("1", "chat").core().usage("4000").at(hour(2)),
                new Charges().vm("2", "chat").core().usage("8000").at(hour(2)),
                new Charges().vm("2", "chat").core().usage("14400").at(hour(30)));
        InstanceKey first = new InstanceKey(Charges.global("1"));
        InstanceKey second = new InstanceKey(Charges.global("2"));
        assertEquals(Optional.of(first), fleet.names().resolve("chat", null, null, Micros.of(hour(1))));
        assertEquals(Optional.of(second), fleet.names().resolve("chat", null, null, Micros.of(hour(2))));
        assertEquals(Optional.of(second), fleet.names().resolve("chat", null, null, Micros.of(hour(29))));
    }

    @Test
    void oneNameInTwoZonesAtOnceIsRefusedUnlessTheZoneIsFixed() {
        Fleet fleet = survey(
                new Charges().vm("1", "chat").core().usage("14400").at(hour(0)),
                new Charges()
                        .vm("2", "chat")
                        .zone("us-east1-b")
                        .core()
                        .usage("14400")
                        .at(hour(0)));
        assertThrows(
                AmbiguousInstanceNameException.class,
                () -> fleet.names().resolve("chat", null, null, Micros.of(hour(0))));
        assertEquals(
                Optional.of(new InstanceKey(Charges.global("2"))),
                fleet.names().resolve("chat", null, "us-east1-b", Micros.of(hour(0))));
    }

    @Test
    void aVmThatMovedToAnotherZoneIsNotAmbiguous() {
        Fleet fleet = survey(
                new Charges().vm("1", "chat").core().usage("14400").at(hour(0)),
                new Charges()
                        .vm("2", "chat")
                        .zone("us-east1-b")
                        .core()
                        .usage("14400")
                        .at(hour(1)),
                new Charges().vm("1", "chat").core().usage("14400").at(hour(2)));
        assertEquals(
                Optional.of(new InstanceKey(Charges.global("2"))),
                fleet.names().resolve("chat", null, null, Micros.of(hour(1))));
        assertEquals(
                Optional.of(new InstanceKey(Charges.global("1"))),
                fleet.names().resolve("chat", null, null, Micros.of(hour(2))));
    }

    @Test
    void theFrontierIsTheEndOfTheNewestComputeEngineHourOfTheAccount() {
        Fleet fleet = survey(
                new Charges().core().at(hour(3)),
                new Charges()
                        .sku("Cloud Logging", "Log Storage cost")
                        .resource(null, null)
                        .at(hour(9)));
        assertEquals(Micros.of(hour(4)), fleet.frontier("01AAAA-BBBBBB-CCCCCC"));
        assertEquals(Long.MIN_VALUE, fleet.frontier("nobody"));
    }

    @Test
    void ratesComeFromTheBillsOwnRowsOfTheDay() {
        Fleet fleet = survey(new Charges().currency("KRW", "1390.5").cost("490").at(hour(3)));
        assertEquals(
                Optional.of(new BigDecimal("1390.5")),
                fleet.rates()
                        .perDollar(new io.perdollar.analysis.money.CurrencyCode("KRW"), LocalDate.of(2026, 11, 2)));
    }

    @Test
    void aBillThatGoesBackInTimeIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> survey(
                        new Charges().core().at(hour(30)), new Charges().core().at(hour(0))));
    }
}
