package io.perdollar.analysis.life;

import io.perdollar.analysis.catalogue.Provisioning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the bill shows one part of a change, day after day. Neither a part of the fleet nor a blip of some days turns it:
 * 95 % of a day's accelerator time must be as advised, for seven days on end; running hours, which follow the week, are
 * looked at seven days at a time and must stay nearer to those advised than to those before for two whole weeks. The same
 * holds for the way back.
 *
 * @param inForce whether it stands at the end of the days
 * @param since day from which it last stood; null where it never did
 * @param undone day from which it no longer stood; null where it stands or never did
 * @param pending day since which it may stand, too short a time to say; null otherwise
 */
record FacetState(
        boolean inForce,
        @Nullable LocalDate since,
        @Nullable LocalDate undone,
        @Nullable LocalDate pending) {
    private static final int WEEK = 7;
    private static final int TWO_WEEKS = 14;
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.95");
    private static final BigDecimal HARDLY_ANY = new BigDecimal("0.05");

    /** A commitment counts as made for a service once it carries half of what its accelerators cost. */
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal MICROS_PER_HOUR = BigDecimal.valueOf(3_600_000_000L);
    private static final BigDecimal WEEK_HOURS = BigDecimal.valueOf(168);
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);

    private enum Vote {
        YES,
        NO,
        SILENT
    }

    /**
     * Reads the days.
     *
     * @param days of the subject, oldest first; days of which nothing is known are missing
     */
    static FacetState of(Facet facet, Target target, List<SubjectDay> days) {
        boolean inForce = false;
        LocalDate since = null;
        LocalDate undone = null;
        int streak = -1;
        for (int i = 0; i < days.size(); i++) {
            Vote vote = vote(facet, target, days, i);
            if (vote == Vote.SILENT) {
                continue;
            }
            if ((vote == Vote.YES) == inForce) {
                streak = -1;
                continue;
            }
            streak = streak >= 0 ? streak : start(facet, target, days, i, vote);
            if (i - streak + 1 >= (facet == Facet.HOURS ? TWO_WEEKS : WEEK)) {
                inForce = !inForce;
                since = inForce ? days.get(streak).date() : since;
                undone = inForce ? null : days.get(streak).date();
                streak = -1;
            }
        }
        return new FacetState(
                inForce,
                since,
                undone,
                !inForce && streak >= 0 ? days.get(streak).date() : null);
    }

    private static Vote vote(Facet facet, Target target, List<SubjectDay> days, int index) {
        SubjectDay day = days.get(index);
        return switch (facet) {
            case MACHINE -> day.accelerator() == null ? Vote.SILENT : answer(isOn(target, day));
            case PROVISIONING ->
                day.accelerator() == null || target.provisioning() == null
                        ? Vote.SILENT
                        : answer(isBought(target.provisioning(), day));
            case HOURS -> hours(target, days, index);
            case REMOVAL ->
                answer(
                        day.subject().kind() == AdviceSubject.Kind.DISK
                                ? day.totalCost().signum() <= 0
                                : day.runningMicros() == 0);
        };
    }

    private static boolean isOn(Target target, SubjectDay day) {
        return target.accelerator() != null
                ? target.accelerator().equals(day.accelerator())
                        && day.acceleratorShare().compareTo(NEARLY_ALL) >= 0
                : day.machineType() != null
                        && day.machineType().equals(target.machineType())
                        && day.machineTypeShare().compareTo(NEARLY_ALL) >= 0;
    }

    private static boolean isBought(Provisioning provisioning, SubjectDay day) {
        return switch (provisioning) {
            case SPOT -> day.spotShare().compareTo(NEARLY_ALL) >= 0;
            case STANDARD -> day.spotShare().compareTo(HARDLY_ANY) <= 0;
            case CUD_1Y, CUD_3Y -> day.committedShare().compareTo(HALF) >= 0;
        };
    }

    private static Vote hours(Target target, List<SubjectDay> days, int index) {
        if (index < WEEK - 1
                || !days.get(index - WEEK + 1)
                        .date()
                        .plusDays(WEEK - 1L)
                        .equals(days.get(index).date())) {
            return Vote.SILENT;
        }
        BigDecimal week = BigDecimal.ZERO;
        for (SubjectDay day : days.subList(index - WEEK + 1, index + 1)) {
            week = week.add(hours(day));
        }
        return answer(isAsAdvised(target, week, BigDecimal.ONE));
    }

    /** The day on which the first seven days of a streak turned: a week is told by its end. */
    private static int start(Facet facet, Target target, List<SubjectDay> days, int index, Vote vote) {
        int start = index;
        if (facet == Facet.HOURS) {
            BigDecimal part = BigDecimal.valueOf(WEEK);
            while (start > index - WEEK + 1
                    && isAsAdvised(target, hours(days.get(start - 1)), part) == (vote == Vote.YES)) {
                start--;
            }
        }
        return start;
    }

    /** Whether running hours of a week, or of the seventh part of one, are at least half-way to those advised. */
    private static boolean isAsAdvised(Target target, BigDecimal hours, BigDecimal parts) {
        if (target.hoursBefore() == null || target.hoursAdvised() == null) {
            return false;
        }
        BigDecimal halfWay = target.hoursBefore()
                .add(target.hoursAdvised())
                .multiply(HALF)
                .multiply(WEEK_HOURS)
                .divide(MONTH_HOURS.multiply(parts), MathContext.DECIMAL64);
        return target.hoursAdvised().compareTo(target.hoursBefore()) < 0
                ? hours.compareTo(halfWay) <= 0
                : hours.compareTo(halfWay) >= 0;
    }

    private static BigDecimal hours(SubjectDay day) {
        return BigDecimal.valueOf(day.runningMicros()).divide(MICROS_PER_HOUR, MathContext.DECIMAL64);
    }

    private static Vote answer(boolean yes) {
        return yes ? Vote.YES : Vote.NO;
    }
}
