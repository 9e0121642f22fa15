package io.perdollar.analysis.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to change, with what it would save and why it is believed (equations §13).
 *
 * @param id stable within a report and usable as a folder name, e.g. {@code playground-weekly-hours}
 * @param service whose VMs it concerns
 * @param instances their names, sorted
 * @param action what to do
 * @param from the state in force, in words, e.g. {@code L4 × 1, STANDARD, always on}
 * @param to the state advised, in words
 * @param monthlySaving report currency per month of 730 h, 9 digits; null where the evidence gives none
 * @param confidence how far to trust it
 * @param effort what it takes
 * @param risk what may go wrong, in words
 * @param priceOrigin where the price comes from, e.g. {@code this bill}, {@code guide, 2026-11}
 * @param throughputOrigin where the throughput comes from; null where none was needed
 * @param levers parts of the saving; they sum to it
 * @param evidenceDays days that the evidence spans
 * @param coveredShare share of the running time about which logs speak, 0–1; null where nothing ran
 * @param reason one sentence for people: the figures that led here
 */
public record Recommendation(
        String id,
        String service,
        List<String> instances,
        Action action,
        String from,
        String to,
        @Nullable BigDecimal monthlySaving,
        Confidence confidence,
        Effort effort,
        String risk,
        String priceOrigin,
        @Nullable String throughputOrigin,
        List<Lever> levers,
        int evidenceDays,
        @Nullable BigDecimal coveredShare,
        String reason) {

    /** How far a recommendation can be trusted. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What a recommendation takes to carry out. */
    public enum Effort {
        LOW,
        MEDIUM,
        HIGH
    }

    /** One part of a saving: {@code accelerator}, {@code replicas}, {@code provisioning} or {@code operation}. */
    public record Lever(String lever, BigDecimal monthlySaving) {}

    public Recommendation {
        instances = List.copyOf(instances);
        levers = List.copyOf(levers);
    }
}
