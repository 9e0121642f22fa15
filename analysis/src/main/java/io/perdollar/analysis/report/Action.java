package io.perdollar.analysis.report;

/** What a recommendation asks for. */
public enum Action {
    SWITCH_ACCELERATOR,
    USE_SPOT,
    WEEKLY_HOURS,
    STOP_WHEN_IDLE,
    DELETE
}
