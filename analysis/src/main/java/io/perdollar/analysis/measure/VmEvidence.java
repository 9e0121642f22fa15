package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.time.Intervals;

/**
 * What all logs together say of one VM.
 *
 * @param timeline its activity
 * @param coverage where every stream that speaks of it covers; empty where none does
 */
record VmEvidence(ActivityTimeline timeline, Intervals coverage) {
    /** No log speaks of the VM. */
    static final VmEvidence NONE = new VmEvidence(ActivityTimeline.NONE, Intervals.EMPTY);
}
