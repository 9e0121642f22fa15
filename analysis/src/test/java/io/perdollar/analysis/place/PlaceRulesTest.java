package io.perdollar.analysis.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.fleet.Attachment;
import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.fleet.FleetRules.AttachmentRule;
import io.perdollar.analysis.fleet.FleetSurvey;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.TestCatalogue;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceRulesTest {
    private static final Instant HOUR = Instant.parse("2026-11-02T05:00:00Z");
    private static final HourAxis AXIS =
            HourAxis.of(Interval.of(HOUR.minusSeconds(5 * 3_600), HOUR.plusSeconds(19 * 3_600)));
    private static final InstanceKey GPU_VM = new InstanceKey(Charges.global("42"));
    private static final FleetRules RULES =
            new FleetRules(List.of(), List.of(new AttachmentRule("models-*", "chat-1")));

    private static Inventory inventory(String user) {
        return new Inventory(List.of(new Inventory.Snapshot(
                LocalDate.of(2026, 11, 2),
                List.of(
                        new Inventory.Instance(
                                "42",
                                "chat-1",
                                "llm",
                                "us-central1-a",
                                "n1-standard-4",
                                null,
                                0,
                                "STANDARD",
                                "RUNNING",
                                List.of(),
                                List.of(),
                                Map.of(),
                                null),
                        new Inventory.Instance(
                                "77",
                                "web-1",
                                "llm",
                                "us-central1-a",
                                "e2-small",
                                null,
                                0,
                                "STANDARD",
                                "RUNNING",
                                List.of(),
                                List.of(),
                                Map.of(),
                                null)),
                List.of(new Inventory.Disk("9", "data", "llm", "us-central1-a", 100, List.of(user), Map.of())),
                List.of(new Inventory.Address("8", "front", "llm", "us-central1", "1.2.3.4", List.of(user))))));
    }

    /** A fleet of one GPU VM, chat-1 (42), and one without a GPU, web-1 (77). */
    private static Placement place(Inventory inventory, Charge charge) {
        FleetSurvey survey = new FleetSurvey(AXIS, TestCatalogue.GUIDE_PRICES, inventory, Map.of());
        survey.add(new Charges().core().usage("14400").at(HOUR));
        survey.add(new Charges().gpu("T4").at(HOUR));
        survey.add(new Charges()
                .vm("77", "web-1")
                .core()
                .machine("e2-small", 2)
                .usage("7200")
                .at(HOUR));
        Fleet fleet = survey.finish();
        PlaceRules rules =
                new PlaceRules(fleet, AXIS.from(), new Attachment(fleet, RULES, inventory), CategoryRules.DEFAULT);
        return rules.place(charge.key(), charge.key().traits(), Micros.of(charge.hour()));
    }

    private static Placement place(Charges charge) {
        return place(Inventory.NONE, charge.at(HOUR));
    }

    private static Charges disk(String name, String id) {
        return new Charges()
                .sku("Compute Engine", "Balanced PD Capacity in Americas")
                .resource(name, "//compute.googleapis.com/projects/1/zones/us-central1-a/disk/" + id);
    }

    @Test
    void taxAndAdjustmentsComeFirstWhateverTheyName() {
        assertEquals(
                new Placement(Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT, null),
                place(new Charges().costType(CostType.TAX, null)));
        assertEquals(
                Place.TAX_AND_ADJUSTMENT,
                place(new Charges().costType(CostType.ADJUSTMENT, "GOODWILL")).place());
        assertEquals(
                Place.TAX_AND_ADJUSTMENT,
                place(new Charges().costType(CostType.ROUNDING_ERROR, null)).place());
    }

    @Test
    void aCorrectionStaysWithWhatItCorrects() {
        assertEquals(
                new Placement(Place.DIRECT, Category.GPU_INSTANCE, GPU_VM),
                place(new Charges().costType(CostType.ADJUSTMENT, "USAGE_CORRECTION")));
        assertEquals(
                Place.UNUSED_COMMITMENT,
                place(new Charges()
                                .resource(null, null)
                                .sku("Compute Engine", "Commitment v1: Cpu in Americas for 1 Year")
                                .costType(CostType.ADJUSTMENT, "PRICE_CORRECTION"))
                        .place());
        assertEquals(
                Place.TAX_AND_ADJUSTMENT,
                place(new Charges().resource(null, null).costType(CostType.ADJUSTMENT, "PRICE_CORRECTION"))
                        .place());
    }

    @Test
    void commitmentFeesAreUnusedCommitmentUntilSharesMove() {
        assertEquals(
                new Placement(Place.UNUSED_COMMITMENT, Category.COMMITMENT, null),
                place(new Charges()
                        .resource(null, null)
                        .sku("Compute Engine", "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year")));
    }

    @Test
    void anUnusedReservationOfAcceleratorsCountsAsGpuInstance() {
        assertEquals(
                new Placement(Place.UNUSED_RESERVATION, Category.GPU_INSTANCE, null),
                place(new Charges().gpu("L4").unusedReservation("r1")));
        assertEquals(
                Category.OTHER_COMPUTE,
                place(new Charges().core().unusedReservation("r1")).category());
    }

    @Test
    void whateverNamesAGpuVmIsDirect() {
        assertEquals(new Placement(Place.DIRECT, Category.GPU_INSTANCE, GPU_VM), place(new Charges().core()));
        assertEquals(
                new Placement(Place.DIRECT, Category.NETWORK, GPU_VM),
                place(new Charges().sku("Networking", "Network Internet Data Transfer Out from Americas to EMEA")));
        assertEquals(
                new Placement(Place.DIRECT, Category.OTHER_COMPUTE, GPU_VM),
                place(new Charges().sku("Compute Engine", "Licensing Fee for Windows")));
    }

    @Test
    void disksAttachByInventoryConfigurationLabelThenName() {
        Placement attached = new Placement(Place.ATTACHED, Category.STORAGE, GPU_VM);
        assertEquals(attached, place(inventory("chat-1"), disk("data", "9").at(HOUR)));
        assertEquals(attached, place(disk("models-7b", "10")));
        assertEquals(attached, place(disk("scratch", "11").labels(null, null, "chat-1")));
        assertEquals(attached, place(disk("chat-1", "12")));
        assertEquals(Place.OTHER_RESOURCES, place(disk("scratch", "13")).place());
    }

    @Test
    void aDiskOfAVmWithoutAGpuIsAnotherResource() {
        assertEquals(
                Place.OTHER_RESOURCES,
                place(inventory("web-1"), disk("data", "9").at(HOUR)).place());
    }

    @Test
    void aDiskMadeAnewUnderItsNameIsNotTheOneThatAnOldListingShows() {
        Charges anew = disk("data", "99");
        assertEquals(
                Place.OTHER_RESOURCES, place(inventory("chat-1"), anew.at(HOUR)).place());
    }

    @Test
    void anAddressInUseAttachesAndAnIdleOneIsShared() {
        Charges address = new Charges()
                .sku("Compute Engine", "Static Ip Charge in Americas")
                .zone("us-central1-a")
                .resource("front", "//compute.googleapis.com/projects/1/regions/us-central1/addresses/8");
        assertEquals(
                new Placement(Place.ATTACHED, Category.NETWORK, GPU_VM), place(inventory("chat-1"), address.at(HOUR)));
        assertEquals(Place.SHARED, place(address).place());
    }

    @Test
    void networkAndSupportingServicesThatNameNoVmAreShared() {
        assertEquals(
                new Placement(Place.SHARED, Category.SUPPORTING_SERVICES, null),
                place(new Charges().resource(null, null).sku("Cloud Logging", "Log Storage cost")));
        assertEquals(
                new Placement(Place.OTHER_RESOURCES, Category.NETWORK, null),
                place(new Charges()
                        .vm("77", "web-1")
                        .sku("Networking", "Network Internet Data Transfer Out from Americas to EMEA")));
    }

    @Test
    void theRestIsAnotherResourceOrUnattributed() {
        assertEquals(
                new Placement(Place.OTHER_RESOURCES, Category.OTHER_COMPUTE, null),
                place(new Charges().vm("77", "web-1").core()));
        assertEquals(
                new Placement(Place.UNATTRIBUTED, Category.OTHER, null),
                place(new Charges().resource(null, null).sku("BigQuery", "Analysis")));
    }
}
