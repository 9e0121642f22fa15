package io.perdollar.analysis.charge;

import org.jspecify.annotations.Nullable;

/**
 * The three labels that analysis reads; which label keys they come from is configuration.
 *
 * @param service label {@code service}; null where absent
 * @param environment label {@code env}; null where absent
 * @param instance label {@code instance}, by which a disk or address names its VM; null where absent
 */
public record Labels(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String instance) {
    /** No labels. */
    public static final Labels NONE = new Labels(null, null, null);
}
