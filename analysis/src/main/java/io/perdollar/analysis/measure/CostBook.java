package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of one owner, of a scope or of everything in one window, in report currency. Every sum is exact in any order. */
final class CostBook {
    final Map<Place, Cost> places = new EnumMap<>(Place.class);
    final Map<Category, Cost> categories = new EnumMap<>(Category.class);
    final SortedMap<LocalDate, DayBook> days = new TreeMap<>();
    BigDecimal listCost = Numeric.ZERO;
    BigDecimal contractedCost = Numeric.ZERO;
    BigDecimal promotions = Numeric.ZERO;
    Cost total = Cost.ZERO;

    /** One local day. */
    static final class DayBook {
        Cost total = Cost.ZERO;
        final Map<Category, BigDecimal> effective = new EnumMap<>(Category.class);
        /** Commitment shares that charges of the day carry. */
        BigDecimal shares = Numeric.ZERO;
    }

    /** Books cost at a place, in a category and on a day. */
    void add(LocalDate date, Place place, Category category, Cost cost) {
        total = total.plus(cost);
        places.merge(place, cost, Cost::plus);
        categories.merge(category, cost, Cost::plus);
        DayBook day = day(date);
        day.total = day.total.plus(cost);
        day.effective.merge(category, cost.effective(), BigDecimal::add);
    }

    /** Notes a commitment share, which is booked as cost as well. */
    void addShare(LocalDate date, BigDecimal amount) {
        DayBook day = day(date);
        day.shares = day.shares.add(amount);
    }

    /** Adds another book. */
    void add(CostBook other) {
        total = total.plus(other.total);
        other.places.forEach((place, cost) -> places.merge(place, cost, Cost::plus));
        other.categories.forEach((category, cost) -> categories.merge(category, cost, Cost::plus));
        other.days.forEach((date, theirs) -> {
            DayBook day = day(date);
            day.total = day.total.plus(theirs.total);
            theirs.effective.forEach((category, amount) -> day.effective.merge(category, amount, BigDecimal::add));
            day.shares = day.shares.add(theirs.shares);
        });
        listCost = listCost.add(other.listCost);
        contractedCost = contractedCost.add(other.contractedCost);
        promotions = promotions.add(other.promotions);
    }

    private DayBook day(LocalDate date) {
        return days.computeIfAbsent(date, d -> new DayBook());
    }
}
