package io.perdollar.reporting.sheet;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds up savings only where they do not exclude each other. */
public final class Savings {
    private Savings() {}

    /** Whether no VM occurs in two recommendations, so that their savings may be added. */
    public static boolean isDisjoint(List<Recommendation> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().flatMap(advice -> subjects(advice).stream()).allMatch(seen::add);
    }

    /**
     * What can be saved in a month if each VM follows one recommendation only: the largest first, others for the same VM
     * left out.
     *
     * @return 9 digits, ≥ 0
     */
    public static BigDecimal withinReach(List<Recommendation> all) {
        return chosen(all).stream().map(Savings::saving).reduce(Numeric.ZERO, BigDecimal::add);
    }

    /** The recommendations that {@link #withinReach} adds up, largest first. */
    public static List<Recommendation> chosen(List<Recommendation> all) {
        Set<String> taken = new HashSet<>();
        return all.stream()
                .filter(advice -> saving(advice).signum() > 0)
                .sorted(Comparator.comparing(Savings::saving).reversed().thenComparing(Recommendation::id))
                .filter(advice -> {
                    boolean free = subjects(advice).stream().noneMatch(taken::contains);
                    if (free) {
                        taken.addAll(subjects(advice));
                    }
                    return free;
                })
                .toList();
    }

    private static BigDecimal saving(Recommendation advice) {
        BigDecimal saving = advice.monthlySaving();
        return saving == null ? Numeric.ZERO : saving;
    }

    private static List<String> subjects(Recommendation advice) {
        return advice.instances().isEmpty() ? List.of("service " + advice.service()) : advice.instances();
    }
}
