package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.time.Intervals;

/**
 * What all logs together say of one VM.
 *
 * @param logged whether any log speaks of the VM at all
 * @param timeline its activity
 * @param coverage where every stream that speaks of it covers; empty where none does
 */
record VmEvidence(boolean logged, ActivityTimeline timeline, Intervals coverage) {
    /** No log speaks of the VM. */
    static final VmEvidence NONE = new VmEvidence(false, ActivityTimeline.NONE, Intervals.EMPTY);
}
