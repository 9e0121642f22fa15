package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bill of the report window and the comparison window, local day by local day, and each day's shared cost by account. */
final class BillDays {
    private final Window both;
    private final List<BillDay> days = new ArrayList<>();
    private final Map<Account, List<Pair>> shared = new LinkedHashMap<>();

    BillDays(SampleCalendar calendar) {
        both = new Window(calendar.comparisonStart(), calendar.endHour());
        for (int day = 0; day < both.days(); day++) {
            days.add(new BillDay());
        }
    }

    /** One charge of the export; what lies before the windows is left out. */
    void add(Reading reading, Place place, Dollars dollars) {
        if (!both.contains(reading.hour())) {
            return;
        }
        int day = both.day(reading.hour());
        days.get(day).add(place, reading.meter().category(), dollars);
        if (place == Place.SHARED) {
            shared(reading.meter().project().account()).get(day).add(dollars.billed(), dollars.effective());
        }
    }

    void add(BillDays other) {
        for (int day = 0; day < days.size(); day++) {
            days.get(day).add(other.days.get(day));
        }
        other.shared.forEach((account, pairs) -> {
            for (int day = 0; day < pairs.size(); day++) {
                shared(account).get(day).add(pairs.get(day));
            }
        });
    }

    BillDay day(int day) {
        return days.get(day);
    }

    /** Accounts with shared cost. */
    List<Account> accounts() {
        return List.copyOf(shared.keySet());
    }

    /** Shared cost of an account on one day. */
    Pair shared(Account account, int day) {
        return Objects.requireNonNull(shared.get(account)).get(day);
    }

    private List<Pair> shared(Account account) {
        return shared.computeIfAbsent(account, key -> {
            List<Pair> pairs = new ArrayList<>();
            for (int day = 0; day < days.size(); day++) {
                pairs.add(new Pair());
            }
            return pairs;
        });
    }
}
