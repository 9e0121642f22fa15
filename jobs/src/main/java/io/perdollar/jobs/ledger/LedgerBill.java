package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.measure.Bill;
import io.perdollar.analysis.measure.DayVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    record Stored(long id, long chargeSetId, DayReason reason, DayVersion version) {}

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
