package io.perdollar.analysis.plan;

/** How a plan's replay stands against the policy of its service (equations §13). */
public enum Verdict {
    /** Refused and delayed requests stay within the policy. */
    MEETS,
    /** Too many requests are refused or delayed, or the policy forbids this way of running. */
    FAILS,
    /** The share of delayed requests lies so near to the limit that minutes do not tell. */
    UNDECIDABLE
}
