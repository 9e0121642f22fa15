package io.perdollar.jobs.ledger;

import io.perdollar.ingest.billing.AccountDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Days that two runs know differently.
 *
 * @param days whose charges the later run knows otherwise, or that the earlier one did not know
 * @param before those of them that the earlier run knew, as it knew them
 */
public record MovedBill(Set<AccountDay> days, LedgerBill before) {
    public MovedBill {
        days = Set.copyOf(days);
    }

    static MovedBill between(LedgerBill earlier, LedgerBill later) {
        Map<AccountDay, Long> then = new HashMap<>();
        earlier.stored().forEach(stored -> then.put(stored.accountDay(), stored.chargeSetId()));
        Set<AccountDay> moved = new HashSet<>();
        later.stored().forEach(stored -> {
            if (!Objects.equals(then.get(stored.accountDay()), stored.chargeSetId())) {
                moved.add(stored.accountDay());
            }
        });
        return new MovedBill(moved, earlier.only(moved));
    }
}
