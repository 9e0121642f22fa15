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
        /** Days without any request, and hours that the machines ran. */
        UNUSED,
        /** Days, requests, share refused, share delayed, objective. */
        REPLAYED,
        /** Requests a month with a limit: share of requests outside the hours in the weeks of the fit, in the last week. */
        HOURS_FIT,
        /** Hours a week advised; hours a week of the guide's 09–18; what the guide's hours would refuse; their monthly cost. */
        GUIDE_HOURS,
        /** Busiest hour's requests, requests that the advised replica answers per hour. */
        PEAK_FITS,
        /** Requests per unit of currency at saturation: advised, today. */
        PER_DOLLAR,
        /** Load in requests per hour from which the larger accelerator is the cheaper one. */
        BREAK_EVEN_LOAD,
        /** Accelerator, and the day its support ends. */
        SUPPORT_ENDS,
        /** Decoding is bound by memory: bandwidth of the advised and of today's accelerator in GB/s. */
        MEMORY_BOUND,
        /** The machine family that the accelerator forces: a new machine. */
        NEW_MACHINE,
        /** Spot may be taken away with 30 s notice (legacy preemptible: within 24 h): expected interruptions a month. */
        INTERRUPTIONS,
        /** The guide's own figure of what spot saves, beside what these prices give. */
        GUIDE_SPOT,
        /** A schedule gives no guarantee of capacity: starts a week. */
        NO_CAPACITY_GUARANTEE,
        /** Cold starts a month, and how long each lets a request wait. */
        COLD_STARTS,
        /** Disks and what is on them are lost unless a snapshot is taken first. */
        DISKS_LOST,
        /** The committed part of today's cost, which no plan saves. */
        COMMITTED_STAYS,
        /** Months after which a commitment has paid for itself, its term in months. */
        BREAK_EVEN_MONTH,
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
