package io.perdollar.analysis.report;

/** What a recommendation asks for: the lever that saves most, or what is to be removed. */
public enum Action {
    SWITCH_ACCELERATOR,
    CHANGE_REPLICAS,
    USE_SPOT,
    USE_STANDARD,
    COMMIT,
    WEEKLY_HOURS,
    STOP_WHEN_IDLE,
    /** Always on again, or otherwise than today, as part of a cheaper plan. */
    RUN_ALWAYS,
    DELETE,
    DELETE_DISK,
    CHECK_DISK
}
