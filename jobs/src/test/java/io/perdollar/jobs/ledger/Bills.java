package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small bill for tests: one T4 machine, its disk and a tax row. */
final class Bills {
    static final String ACCOUNT = "01338E-BE3FD6-363B4C";
    static final LocalDate DAY = LocalDate.parse("2026-11-03");
    static final Instant EXPORTED = Instant.parse("2026-11-04T06:12:13.123456Z");

    static final Sku T4 = new Sku("Compute Engine", "88B8-C3ED-03F0", "Nvidia Tesla T4 GPU running in Americas");
    static final Sku CORE =
            new Sku("Compute Engine", "2E27-4F75-95CD", "N1 Predefined Instance Core running in Americas");

    private Bills() {}

    static Instant hour(LocalDate day, int hour) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3_600L * hour);
    }

    static ChargeKey key(String vm, Sku sku) {
        return new ChargeKey(
                ACCOUNT,
                "llm-prod",
                new Location("us-central1-a", "us-central1", "us-central1-a"),
                new Resource(
                        "//compute.googleapis.com/projects/1/zones/us-central1-a/instances/42" + vm.hashCode(), vm),
                sku,
                "seconds",
                "hour",
                CostType.REGULAR,
                null,
                YearMonth.of(2026, 11),
                CurrencyCode.USD,
                BigDecimal.ONE,
                null,
                null,
                new MachineSpec("n1-standard-4", 4, false, null),
                new Labels("chat", "prod", null));
    }

    static Charge charge(ChargeKey key, Instant hour, String cost) {
        BigDecimal amount = new BigDecimal(cost);
        return new Charge(hour, key, new BigDecimal(3600), BigDecimal.ONE, amount, amount, amount, new TreeMap<>());
    }

    /** Every hour of a day on both SKUs. */
    static List<Charge> runningAllDay(String vm, LocalDate day, String cost) {
        List<Charge> charges = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            charges.add(charge(key(vm, T4), hour(day, hour), cost));
            charges.add(charge(key(vm, CORE), hour(day, hour), "0.126512"));
        }
        return charges;
    }

    static ChargeDay day(LocalDate day, List<Charge> charges, long rows, Instant exported) {
        SortedMap<CurrencyCode, ControlSum> controls = new TreeMap<>();
        charges.forEach(charge -> controls.merge(
                charge.key().currency(),
                new ControlSum(charge.exportCost(), charge.billedCost()),
                (a, b) -> new ControlSum(
                        a.exportCost().add(b.exportCost()), a.billedCost().add(b.billedCost()))));
        return new ChargeDay(day, ACCOUNT, rows, exported, controls, charges);
    }

    static ChargeDay day(LocalDate day, List<Charge> charges) {
        return day(day, charges, charges.size(), EXPORTED);
    }

    static List<Charge> charges(Bill bill) {
        List<Charge> charges = new ArrayList<>();
        bill.forEachCharge(charges::add);
        return charges;
    }
}
