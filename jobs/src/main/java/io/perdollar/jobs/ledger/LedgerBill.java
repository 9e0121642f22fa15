package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.analysis.measure.DayVersion;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.ingest.billing.AccountDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Day versions of the ledger; charges are read from it day by day each time. A day that retention has folded comes as
 * charges in its first hour.
 */
public final class LedgerBill implements Bill {
    private final ChargeSets chargeSets;
    private final List<Stored> stored;
    private final List<DayVersion> days;

    LedgerBill(ChargeSets chargeSets, List<Stored> stored) {
        this.chargeSets = chargeSets;
        this.stored = List.copyOf(stored);
        this.days = stored.stream().map(Stored::version).toList();
    }

    /** A day version, why it came to be and where its charges are. */
    record Stored(long id, long chargeSetId, DayReason reason, DayVersion version) {
        AccountDay accountDay() {
            return new AccountDay(version.day(), version.billingAccount());
        }

        BigDecimal billed() {
            return version.controls().values().stream()
                    .map(ControlSum::billedCost)
                    .reduce(Numeric.ZERO, BigDecimal::add);
        }
    }

    @Override
    public List<DayVersion> days() {
        return days;
    }

    @Override
    public void forEachCharge(Consumer<Charge> consumer) {
        for (Stored day : stored) {
            chargeSets.forEachCharge(day.chargeSetId(), day.version().day(), consumer);
        }
    }

    /** The newest export_time of all versions; empty where there are none. */
    public Optional<Instant> knownAt() {
        return days.stream().map(DayVersion::newestExportTime).max(Comparator.naturalOrder());
    }

    /** These days alone. */
    LedgerBill only(Set<AccountDay> wanted) {
        return new LedgerBill(
                chargeSets,
                stored.stream().filter(day -> wanted.contains(day.accountDay())).toList());
    }

    /** What this bill knew of days from one on, against what a later bill knows of them. Days of one currency only. */
    List<Knowledge> against(LedgerBill later, LocalDate from) {
        Map<String, Instant> knownAt = new HashMap<>();
        stored.forEach(day -> knownAt.merge(
                day.version().billingAccount(), day.version().newestExportTime(), (a, b) -> a.isAfter(b) ? a : b));
        Map<AccountDay, Stored> now = new HashMap<>();
        later.stored.forEach(day -> now.put(day.accountDay(), day));
        List<Knowledge> known = new ArrayList<>();
        for (Stored day : stored) {
            Stored settled = now.get(day.accountDay());
            Instant accountKnownAt = knownAt.get(day.version().billingAccount());
            if (settled != null
                    && accountKnownAt != null
                    && !day.version().day().isBefore(from)
                    && day.version().controls().size() == 1) {
                known.add(new Knowledge(day.accountDay(), day.billed(), settled.billed(), accountKnownAt));
            }
        }
        return known;
    }

    Optional<Stored> stored(String billingAccount) {
        return stored.stream()
                .filter(day -> day.version().billingAccount().equals(billingAccount))
                .findFirst();
    }

    List<Stored> stored() {
        return stored;
    }

    List<Long> versionIds() {
        return stored.stream().map(Stored::id).toList();
    }
}
