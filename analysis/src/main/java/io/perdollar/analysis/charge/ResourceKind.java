package io.perdollar.analysis.charge;

/** What sort of thing a charge names. */
public enum ResourceKind {
    INSTANCE,
    DISK,
    ADDRESS,
    RESERVATION,
    OTHER
}
