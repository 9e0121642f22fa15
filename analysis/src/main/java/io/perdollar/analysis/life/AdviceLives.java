package io.perdollar.analysis.life;

import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lives of all advice, from nothing but what each report advised and what the days say: which reports ran first, or
 * more than once, plays no part.
 */
public final class AdviceLives {
    /** What expired is told for a quarter of a year. */
    private static final int TOLD_DAYS = 92;

    private static final Comparator<Life> ORDER = Comparator.<Life, State>comparing(
                    life -> life.life().state(), Comparator.comparing(AdviceLives::rank))
            .thenComparing(
                    life -> life.life().predicted(),
                    Comparator.nullsLast(Comparator.<java.math.BigDecimal>reverseOrder()))
            .thenComparing(life -> life.given().subject())
            .thenComparing(life -> life.given().change());

    private AdviceLives() {}

    /**
     * A life, and the advice that it speaks of, which says who may see it.
     *
     * @param given as last made before it was carried out, else as last made
     */
    public record Life(GivenAdvice given, AdviceLife life) {}

    /**
     * Tells every life: adopted first, then what is open, then what expired; each largest predicted saving first.
     *
     * @param history what was advised before
     * @param tonight what this report advises; replaces a night of the same date
     * @param days what this report sees of {@link AdviceHistory#subjects()}; replace what is known of the same days
     * @param windowDays days without being made after which advice expires, and before which a change can be its doing
     * @param sold whether an accelerator can still be advised
     */
    public static List<Life> of(
            AdviceHistory history,
            NightAdvice tonight,
            Collection<SubjectDay> days,
            int windowDays,
            Predicate<String> sold) {
        NavigableMap<LocalDate, NightAdvice> nights = new TreeMap<>();
        history.nights().stream()
                .filter(night -> night.date().isBefore(tonight.date()))
                .forEach(night -> nights.put(night.date(), night));
        nights.put(tonight.date(), tonight);
        Map<AdviceSubject, NavigableMap<LocalDate, GivenAdvice>> advised = new TreeMap<>();
        nights.forEach((date, night) -> night.given()
                .forEach(given -> advised.computeIfAbsent(given.subject(), s -> new TreeMap<>())
                        .put(date, given)));
        Map<AdviceSubject, SortedMap<LocalDate, SubjectDay>> seen = new HashMap<>();
        history.days().forEach(day -> put(seen, day));
        days.forEach(day -> put(seen, day));
        List<Life> lives = new ArrayList<>();
        advised.forEach((subject, given) -> {
            List<SubjectDay> known =
                    List.copyOf(seen.getOrDefault(subject, new TreeMap<>()).values());
            given.values().stream()
                    .map(GivenAdvice::change)
                    .distinct()
                    .forEach(change -> lives.add(
                            new OneLife(change, given, nights.navigableKeySet(), known, windowDays, sold).tell()));
        });
        lives.removeIf(life -> isForgotten(life.life(), tonight.date()));
        lives.sort(ORDER);
        return lives;
    }

    private static void put(Map<AdviceSubject, SortedMap<LocalDate, SubjectDay>> seen, SubjectDay day) {
        seen.computeIfAbsent(day.subject(), s -> new TreeMap<>()).put(day.date(), day);
    }

    private static boolean isForgotten(AdviceLife life, LocalDate date) {
        return life.state() == State.EXPIRED
                && Objects.requireNonNull(life.since()).isBefore(date.minusDays(TOLD_DAYS));
    }

    private static int rank(@Nullable State state) {
        return switch (Objects.requireNonNull(state)) {
            case ADOPTED -> 0;
            case REOPENED -> 1;
            case OPEN -> 2;
            case EXPIRED -> 3;
        };
    }
}
