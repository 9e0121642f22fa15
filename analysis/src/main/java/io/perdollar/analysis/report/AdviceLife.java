package io.perdollar.analysis.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recommendation until a report date.
 *
 * @param id as the last report that made it showed it
 * @param service whose VMs it concerns; the project for a disk
 * @param instances names of its VMs, or of the disk, sorted
 * @param actions every lever advised
 * @param carriedOut those of them that the bill shows; empty unless adopted. Replicas and operation show together, as running
 *     hours
 * @param state where it stands
 * @param firstAdvised date of the first report that made it
 * @param lastAdvised date of the last report that made it
 * @param since day from which the bill shows the change, on which it was taken back, or on which it expired; null where it
 *     is open since it was first made
 * @param reason why it expired; null otherwise
 * @param predicted monthly saving of what was carried out, as last predicted before that; of the whole where nothing is
 *     carried out. Null where the evidence gave none
 * @param measure what the bill says; null where it is not adopted, or not known yet
 * @param settledDays since it is adopted; 0 otherwise
 */
public record AdviceLife(
        String id,
        String service,
        List<String> instances,
        List<Action> actions,
        List<Action> carriedOut,
        State state,
        LocalDate firstAdvised,
        LocalDate lastAdvised,
        @Nullable LocalDate since,
        @Nullable Reason reason,
        @Nullable BigDecimal predicted,
        @Nullable Measure measure,
        int settledDays) {
    /** Where a recommendation stands. */
    public enum State {
        OPEN,
        /** Carried out, then taken back. */
        REOPENED,
        ADOPTED,
        EXPIRED
    }

    /** Why a recommendation expired. */
    public enum Reason {
        /** Another one for the same service took its place. */
        SUPERSEDED,
        /** No report of a whole window made it. */
        NOT_ADVISED,
        /** The advised accelerator is not sold or not supported for long enough any more. */
        NO_LONGER_SOLD,
        /** Nothing of it runs or costs any more. */
        GONE
    }

    /**
     * Cost before against cost since, report currency per month of 730 h, 9 digits.
     *
     * @param before actual direct and attached cost of the days before
     * @param after the same of the days since
     * @param realised saving that the change made, at the price or the hours that it did not change
     * @param error (realised − predicted) ÷ predicted, 6 digits; null where nothing positive was predicted
     * @param daysBefore settled days that {@code before} speaks of
     * @param daysAfter settled days that {@code after} speaks of
     */
    public record Measure(
            BigDecimal before,
            BigDecimal after,
            BigDecimal realised,
            @Nullable BigDecimal error,
            int daysBefore,
            int daysAfter) {
        /** What the cost fell by that the change did not make: another price, other hours, fewer requests. Negative where it rose. */
        public BigDecimal otherCauses() {
            return before.subtract(after).subtract(realised);
        }
    }

    public AdviceLife {
        instances = List.copyOf(instances);
        actions = List.copyOf(actions);
        carriedOut = List.copyOf(carriedOut);
        if ((state == State.EXPIRED) != (reason != null)) {
            throw new IllegalArgumentException("what expired has a reason, got " + state + " and " + reason);
        }
        if ((state == State.ADOPTED) == carriedOut.isEmpty()) {
            throw new IllegalArgumentException("what is adopted was carried out, got " + state + " and " + carriedOut);
        }
    }
}
