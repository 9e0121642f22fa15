package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The whole bill of one local day, or of several: what it comes to, by place and by category. */
final class BillDay {
    private final Map<Place, Pair> places = new EnumMap<>(Place.class);
    private final Map<Category, Pair> categories = new EnumMap<>(Category.class);
    private long list;
    private long contracted;
    private long promotions;

    BillDay() {
        for (Place place : Place.values()) {
            places.put(place, new Pair());
        }
        for (Category category : Category.values()) {
            categories.put(category, new Pair());
        }
    }

    /** One charge; a share of a fee leaves the unused commitment in the same hour. */
    void add(Place place, Category category, Dollars dollars) {
        list += dollars.list();
        contracted += dollars.contracted();
        promotions += dollars.promotion();
        of(place).add(dollars.billed(), dollars.effective());
        of(category).add(dollars.billed(), dollars.effective());
        of(Place.UNUSED_COMMITMENT).add(0, -dollars.share());
        of(Category.COMMITMENT).add(0, -dollars.share());
    }

    void add(BillDay other) {
        list += other.list;
        contracted += other.contracted;
        promotions += other.promotions;
        other.places.forEach((place, pair) -> of(place).add(pair));
        other.categories.forEach((category, pair) -> of(category).add(pair));
    }

    Pair of(Place place) {
        return Objects.requireNonNull(places.get(place));
    }

    Pair of(Category category) {
        return Objects.requireNonNull(categories.get(category));
    }

    /** Everything. */
    Pair total() {
        Pair total = new Pair();
        places.values().forEach(total::add);
        return total;
    }

    long list() {
        return list;
    }

    long contracted() {
        return contracted;
    }

    long promotions() {
        return promotions;
    }
}
