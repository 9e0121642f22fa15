package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Something to tell people about advice, in a form that every language can word: reasons, risks and notes.
 *
 * @param kind what is said
 * @param figures what is filled in, in the order that the kind names
 */
public record Fact(Kind kind, List<Figure> figures) {
    /** What can be said. The figures of each are named in its comment. */
    public enum Kind {
        /** Days without any request. */
        UNUSED,
        /** Days, requests, share refused, share delayed, objective. */
        REPLAYED,
        /** Weeks of the fit, share of the requests outside the hours in them, the same in the week that judges. */
        HOURS_FIT,
        /** The guide's 09–18 on weekdays: share that they would refuse; what today's machines would cost a month then. */
        GUIDE_HOURS,
        /**
         * The guide's month of a T4 by its own figures: price an hour; its dev profile's hours a day, what they cost on 30 days
         * on demand and as preemptible; the discount; its nine hours on weekdays on demand and as preemptible.
         */
        GUIDE_MONTH,
        /**
         * What the guide says that a T4 saves against an L4 does not follow from its own prices: price an hour of a T4, of an
         * L4, what these prices save, what the guide says.
         */
        GUIDE_T4_SAVING,
        /** The same machine by the fitted hours: hours a week, a month on demand, a month as preemptible. */
        FITTED_MONTH,
        /** Busiest hour's requests, requests that the advised machines answer per hour. */
        PEAK_FITS,
        /** Requests per unit of currency at saturation: advised accelerator, its figure, today's accelerator, its figure. */
        PER_DOLLAR,
        /**
         * Larger accelerator, smaller one, load in requests per hour from which the larger is the cheaper one, requests per
         * unit of currency of the larger and of the smaller when saturated.
         */
        BREAK_EVEN_LOAD,
        /** Advised accelerator or today's, and the day its support ends. */
        SUPPORT_ENDS,
        /** No accelerator smaller than those of the large-scale profile meets the policy. */
        LARGE_NEEDED,
        /** Today's large accelerator, a smaller one that meets the policy, and what its cheapest plan costs a month. */
        LARGE_NOT_NEEDED,
        /** Today's accelerator, and the day before which it must be left. */
        LEAVE_BEFORE,
        /** Decoding is bound by memory: the other accelerator, its bandwidth in GB/s, today's accelerator, its bandwidth. */
        MEMORY_BOUND,
        /** Advised accelerator, and the machine family that it forces: a new machine. */
        NEW_MACHINE,
        /** Whatever the requests: the policy of an environment allows no spot machines. */
        POLICY_FORBIDS_SPOT,
        /** The policy of an environment does not allow that a request has to start a machine. */
        POLICY_FORBIDS_STOPPING,
        /** So many lines are of no known kind: nothing may be stopped before that is settled. */
        UNRECOGNISED_FORBIDS,
        /** Spot may be taken away with 30 s notice (legacy preemptible: within 24 h): interruptions expected in the window. */
        INTERRUPTIONS,
        /** What spot saves at these prices; the guide's own figure. */
        GUIDE_SPOT,
        /** A schedule gives no guarantee of capacity: starts a week. */
        NO_CAPACITY_GUARANTEE,
        /** Cold starts in the window. */
        COLD_STARTS,
        /** Disks and what is on them are lost unless a snapshot is taken first. */
        DISKS_LOST,
        /** The committed part of a month's cost, which no plan saves. */
        COMMITTED_STAYS,
        /** Month in which a commitment has paid for itself, its term in months. */
        BREAK_EVEN_MONTH,
        /**
         * A commitment that was weighed: machines it would cover, accelerators on the floor, its term in months, what it costs
         * a month, what these machines cost on demand, the month in which it has paid for itself.
         */
        COMMITMENT_PAYS,
        /** One that never pays for itself: machines, accelerators on the floor, term in months, fee a month, cost on demand. */
        COMMITMENT_NEVER_PAYS,
        /** The floor holds less than one machine: accelerators on the floor, accelerators of a machine. */
        COMMITMENT_OFF_FLOOR,
        /** Nobody sells one that ends before support does: the accelerator. */
        COMMITMENT_NOT_SOLD,
        /** The best plan is cheaper than the cheapest commitment: what both cost a month. */
        COMMITMENT_BEATEN,
        /**
         * The model as it is described: size, dtype, context, requests at a time, GB that it needs, of weights, of cache, the
         * smallest accelerator that holds it.
         */
        MODEL_NEEDS,
        /** The model as it is described does not fit the machine in force: its accelerators, their name, GB that it needs, GB that may be used. */
        MODEL_TOO_LARGE,
        /** Start with a smaller model: size, GB that it needs, of weights, of cache, the smallest accelerator that holds it. */
        MODEL_SMALLER,
        /** A specialised model before a larger one: the same figures. */
        MODEL_SPECIALISED,
        /** FP16 instead of FP32: dtype, and the same figures. */
        MODEL_HALF_PRECISION,
        /** A shorter context: its tokens, and the same figures. */
        MODEL_SHORTER_CONTEXT,
        /** (replayed − actual) ÷ actual: beyond ±10 % nothing here is certain. */
        CALIBRATION_OFF,
        /** No list shows the disk attached: name of the disk, day of the inventory. */
        DISK_UNATTACHED,
        /** The disk could not be matched to a VM: name. */
        DISK_UNMATCHED
    }

    /** A figure that a language formats in its own way. */
    public sealed interface Figure {
        record Text(String text) implements Figure {}

        record Count(long count) implements Figure {}

        record Ratio(BigDecimal ratio) implements Figure {}

        record Share(BigDecimal share) implements Figure {}

        record Money(BigDecimal amount) implements Figure {}

        record Time(Duration duration) implements Figure {}

        record Day(LocalDate day) implements Figure {}
    }

    public Fact {
        figures = List.copyOf(figures);
    }

    public static Fact of(Kind kind, Figure... figures) {
        return new Fact(kind, List.of(figures));
    }
}
