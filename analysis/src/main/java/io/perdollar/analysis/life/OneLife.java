package io.perdollar.analysis.life;

import io.perdollar.analysis.life.AdviceLives.Life;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.Measure;
import io.perdollar.analysis.report.AdviceLife.Reason;
import io.perdollar.analysis.report.AdviceLife.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One recommendation: where it stands, and since when. */
final class OneLife {
    /** A service of which nothing ran for so many days is gone. */
    private static final int GONE_DAYS = 7;

    private final NavigableMap<LocalDate, GivenAdvice> made = new TreeMap<>();
    private final NavigableMap<LocalDate, GivenAdvice> advised;
    private final NavigableSet<LocalDate> nights;
    private final List<SubjectDay> days;
    private final int windowDays;
    private final Predicate<String> sold;
    private final Map<Facet, FacetState> facets = new EnumMap<>(Facet.class);

    /**
     * @param change which of the subject's recommendations
     * @param advised what each night advised the subject
     * @param nights every report date, this one last
     * @param days of the subject, oldest first
     */
    OneLife(
            String change,
            NavigableMap<LocalDate, GivenAdvice> advised,
            NavigableSet<LocalDate> nights,
            List<SubjectDay> days,
            int windowDays,
            Predicate<String> sold) {
        this.advised = advised;
        this.nights = nights;
        this.days = days;
        this.windowDays = windowDays;
        this.sold = sold;
        advised.forEach((date, given) -> {
            if (given.change().equals(change)) {
                made.put(date, given);
            }
        });
        Target target = target();
        target.facets().forEach(facet -> facets.put(facet, FacetState.of(facet, target, days)));
    }

    Life tell() {
        Set<Facet> standing = EnumSet.noneOf(Facet.class);
        facets.forEach((facet, state) -> {
            if (state.inForce() && isCredited(state.since())) {
                standing.add(facet);
            }
        });
        if (!standing.isEmpty()) {
            return adopted(standing);
        }
        LocalDate undone = undone();
        if (made.lastKey().equals(nights.last()) || isPending()) {
            return open(undone);
        }
        Optional<Life> expired = expired(undone);
        return expired.orElseGet(() -> open(undone));
    }

    private Life adopted(Set<Facet> standing) {
        List<LocalDate> starts = standing.stream()
                .map(facet -> Objects.requireNonNull(facets.get(facet)).since())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        LocalDate from = starts.get(0);
        LocalDate since = starts.get(starts.size() - 1);
        GivenAdvice given = Objects.requireNonNull(made.lowerEntry(from)).getValue();
        BigDecimal predicted = predicted(given, standing);
        Measure measure = RealisedSaving.of(standing, given.followsRequests(), from, since, predicted, days);
        List<Action> carriedOut = given.actions().stream()
                .filter(action -> standing.contains(Facet.of(action)))
                .toList();
        int settled =
                (int) days.stream().filter(day -> !day.date().isBefore(since)).count();
        return life(given, State.ADOPTED, carriedOut, since, null, predicted, measure, settled);
    }

    private Life open(@Nullable LocalDate undone) {
        GivenAdvice given = newest();
        State state = undone == null ? State.OPEN : State.REOPENED;
        return life(given, state, List.of(), undone, null, given.monthlySaving(), null, 0);
    }

    private Optional<Life> expired(@Nullable LocalDate undone) {
        LocalDate last = made.lastKey();
        LocalDate until = (undone != null && undone.isAfter(last) ? undone : last).plusDays(windowDays);
        Map.Entry<LocalDate, GivenAdvice> other = advised.higherEntry(last);
        LocalDate gone = gone();
        String accelerator = newest().target().accelerator();
        if (other != null) {
            return Optional.of(expired(other.getKey(), Reason.SUPERSEDED));
        }
        if (gone != null) {
            return Optional.of(expired(gone, Reason.GONE));
        }
        if (accelerator != null && !sold.test(accelerator)) {
            return Optional.of(expired(Objects.requireNonNull(nights.higher(last)), Reason.NO_LONGER_SOLD));
        }
        return nights.last().isAfter(until) ? Optional.of(expired(until, Reason.NOT_ADVISED)) : Optional.empty();
    }

    private Life expired(LocalDate on, Reason reason) {
        GivenAdvice given = newest();
        return life(given, State.EXPIRED, List.of(), on, reason, given.monthlySaving(), null, 0);
    }

    private Life life(
            GivenAdvice given,
            State state,
            List<Action> carriedOut,
            @Nullable LocalDate since,
            @Nullable Reason reason,
            @Nullable BigDecimal predicted,
            @Nullable Measure measure,
            int settledDays) {
        return new Life(
                given,
                new AdviceLife(
                        newest().id(),
                        given.subject().owner(),
                        given.instances(),
                        given.actions(),
                        carriedOut,
                        state,
                        made.firstKey(),
                        made.lastKey(),
                        since,
                        reason,
                        predicted,
                        measure,
                        settledDays));
    }

    /**
     * What the bill must show: of the last window in which it was made, the night that saw the widest gap, for while the
     * window still holds days of before, advice that was carried out is made again with less and less left to change.
     */
    private Target target() {
        return made.tailMap(made.lastKey().minusDays(windowDays), true).values().stream()
                .map(GivenAdvice::target)
                .max(Comparator.comparing((Target target) -> target.facets().size())
                        .thenComparing(Target::hoursGap))
                .orElseThrow();
    }

    private GivenAdvice newest() {
        return made.lastEntry().getValue();
    }

    /**
     * Whether a change from a day on can be this advice's doing: it was made before that day, not longer than a window ago,
     * and nothing else was advised in between.
     */
    private boolean isCredited(@Nullable LocalDate start) {
        LocalDate before = start == null ? null : made.lowerKey(start);
        if (start == null || before == null || start.isAfter(before.plusDays(windowDays))) {
            return false;
        }
        LocalDate other = advised.higherKey(before);
        return other == null || !other.isBefore(start);
    }

    private @Nullable LocalDate undone() {
        return facets.values().stream()
                .filter(state -> isCredited(state.since()))
                .map(FacetState::undone)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isPending() {
        return facets.values().stream().anyMatch(state -> isCredited(state.pending()));
    }

    /** First of the days since which nothing ran; null where something did, or was to go. */
    private @Nullable LocalDate gone() {
        int first = days.size();
        while (first > 0 && days.get(first - 1).runningMicros() == 0) {
            first--;
        }
        boolean service = newest().subject().kind() == AdviceSubject.Kind.SERVICE;
        return service && !facets.containsKey(Facet.REMOVAL) && days.size() - first >= GONE_DAYS
                ? days.get(first).date()
                : null;
    }

    /** What was predicted for the parts that were carried out; null where a step that is not sold hides one of them. */
    private static @Nullable BigDecimal predicted(GivenAdvice given, Set<Facet> standing) {
        if (standing.containsAll(given.target().facets())) {
            return given.monthlySaving();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Facet facet : standing) {
            List<Lever> levers = given.levers().stream()
                    .filter(lever -> facet.holds(lever.kind()))
                    .toList();
            if (levers.isEmpty()) {
                return null;
            }
            for (Lever lever : levers) {
                sum = sum.add(lever.monthlySaving());
            }
        }
        return sum;
    }
}
