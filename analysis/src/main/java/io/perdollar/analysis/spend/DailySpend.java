package io.perdollar.analysis.spend;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * What was billed on each local day, in report currency.
 *
 * @param first day number 0
 * @param days how many days, the report date being the last
 * @param billedFrom number of the first day with any charge; 0 where there is none. It may be a part of a day
 * @param lines every line, in a fixed order
 * @param shared the parts of shared cost that services carry; what they sum to is part of {@code lines} as well
 */
public record DailySpend(LocalDate first, int days, int billedFrom, List<SpendLine> lines, List<SharedPart> shared) {
    /**
     * Shared cost that one service carries.
     *
     * @param billed by day
     */
    public record SharedPart(String service, String environment, List<BigDecimal> billed) {
        public SharedPart {
            billed = List.copyOf(billed);
        }
    }

    public DailySpend {
        lines = List.copyOf(lines);
        shared = List.copyOf(shared);
        if (days < 0) {
            throw new IllegalArgumentException("days must not be negative, got " + days);
        }
    }

    /** The number of a day; outside {@code [0, days)} where nothing is known of it. */
    public int index(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, day));
    }

    /** Whether anything may be known of a day. */
    public boolean covers(LocalDate day) {
        int index = index(day);
        return index >= 0 && index < days;
    }

    /** What belongs to a scope, on the same days. */
    public DailySpend within(Scope scope) {
        return new DailySpend(
                first,
                days,
                billedFrom,
                lines.stream()
                        .filter(line -> scope.covers(
                                line.owner().project(),
                                line.owner().service(),
                                line.owner().environment()))
                        .toList(),
                shared.stream()
                        .filter(part -> scope.covers(null, part.service(), part.environment()))
                        .toList());
    }

    /** Billed cost of a scope by day, tax and adjustment included. */
    public BigDecimal[] billed(Scope scope) {
        BigDecimal[] sums = billed(scope, false);
        BigDecimal[] tax = billed(scope, true);
        for (int day = 0; day < days; day++) {
            sums[day] = sums[day].add(tax[day]);
        }
        return sums;
    }

    /**
     * Billed cost of a scope by day. Services and environments carry their part of the shared cost, projects what the bill
     * names them on.
     *
     * @param tax tax and adjustment only, or everything but it
     */
    public BigDecimal[] billed(Scope scope, boolean tax) {
        BigDecimal[] sums = new BigDecimal[days];
        Arrays.fill(sums, Numeric.ZERO);
        for (SpendLine line : lines) {
            SpendLine.Owner owner = line.owner();
            if ((owner.category() == Category.TAX_AND_ADJUSTMENT) == tax
                    && scope.covers(owner.project(), owner.service(), owner.environment())) {
                for (int day = 0; day < days; day++) {
                    sums[day] = sums[day].add(line.billed(day));
                }
            }
        }
        if (!tax && scope instanceof Scope.Only only && only.kind() != Scope.Kind.PROJECTS) {
            for (SharedPart part : shared) {
                if (scope.covers(null, part.service(), part.environment())) {
                    for (int day = 0; day < days; day++) {
                        sums[day] = sums[day].add(part.billed().get(day));
                    }
                }
            }
        }
        return sums;
    }
}
