package io.perdollar.jobs.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.UnbalancedDayException;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.ledger.DayState;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.mail.MailOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose charges are not what its rows add up to never takes the place of the day that the ledger knows. */
class LostChargesTest {
    private static final AccountDay DAY = new AccountDay(LocalDate.parse("2026-11-15"), "01338E-BE3FD6-363B4C");
    private static final Instant NOW = Instant.parse("2026-11-17T06:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aDayThatLostAChargeIsRefusedAndTheOldOneStays() {
        Configuration configuration = Configuration.parse(folder.resolve("perdollar.yaml"), """
                billing: [ { files: billing } ]
                requests: [ { name: logs, files: "logs/{instance}/*", format: combined } ]
                """);
        Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW);
        try {
            Night night = new Night(
                    configuration, ledger, Clock.fixed(NOW, ZoneOffset.UTC), ProgressListener.SILENT, MailOrder.NOBODY);
            Run run = ledger.runs().start(DAY.day(), "files", NOW);
            List<Charge> before = List.of(charge("chat-1", 2, "0.35"), charge("chat-2", 2, "0.6"));
            assertEquals(1, IngestCharges.ingest(night, run, List.of(bill(before, before))));
            List<DayState> states = ledger.dayVersions().states();

            List<Charge> later = new ArrayList<>(before);
            later.add(charge("chat-1", 3, "0.35"));
            UnbalancedDayException refusal = assertThrows(
                    UnbalancedDayException.class,
                    () -> IngestCharges.ingest(night, run, List.of(bill(later, later.subList(0, 2)))));
            assertEquals(
                    "the bill was not read as it is written: costs of billing account 01338E-BE3FD6-363B4C on 2026-11-15"
                            + " should be {USD=ControlSum[exportCost=1.300000000, billedCost=1.300000000]},"
                            + " got {USD=ControlSum[exportCost=0.950000000, billedCost=0.950000000]}; nothing of it was"
                            + " replaced. This is a fault of the program: run again, and please report it with the run's"
                            + " log",
                    refusal.getMessage());
            assertEquals(states, ledger.dayVersions().states());
            assertEquals(before, charges(ledger));

            assertEquals(1, IngestCharges.ingest(night, run, List.of(bill(later, later))));
            assertEquals(3, charges(ledger).size());
        } finally {
            ledger.close();
        }
    }

    private static List<Charge> charges(Ledger ledger) {
        List<Charge> charges = new ArrayList<>();
        ledger.dayVersions().current(DAY.day(), DAY.day()).forEachCharge(charges::add);
        return charges;
    }

    /** A bill whose rows are one list of charges, and which hands over another. */
    private static FixedBill bill(List<Charge> rows, List<Charge> handedOver) {
        SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>();
        rows.forEach(row ->
                sums.merge(row.key().currency(), new ControlSum(row.exportCost(), row.billedCost()), ControlSum::plus));
        return new FixedBill(
                List.of(new DayControl(DAY, rows.size(), NOW.minusSeconds(3_600), sums)),
                new TreeMap<>(java.util.Map.of(DAY, handedOver)));
    }

    private static Charge charge(String vm, int hour, String cost) {
        BigDecimal amount = new BigDecimal(cost);
        ChargeKey key = new ChargeKey(
                DAY.billingAccount(),
                "llm-prod",
                new Location("us-central1-a", "us-central1", "us-central1-a"),
                new Resource("//compute.googleapis.com/projects/1/zones/us-central1-a/instances/4" + vm.length(), vm),
                new Sku("Compute Engine", "88B8-C3ED-03F0", "Nvidia Tesla T4 GPU running in Americas"),
                "seconds",
                "hour",
                CostType.REGULAR,
                null,
                YearMonth.of(2026, 11),
                CurrencyCode.USD,
                BigDecimal.ONE,
                null,
                null,
                MachineSpec.NONE,
                Labels.NONE);
        return new Charge(
                DAY.day().atTime(hour, 0).toInstant(ZoneOffset.UTC),
                key,
                new BigDecimal(3600),
                BigDecimal.ONE,
                amount,
                amount,
                amount,
                new TreeMap<>());
    }
}
