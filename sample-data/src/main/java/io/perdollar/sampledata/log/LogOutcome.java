package io.perdollar.sampledata.log;

import io.perdollar.sampledata.fleet.Vm;
import java.util.List;
import java.util.Map;

/**
 * What became of a log stream.
 *
 * @param activities by VM
 * @param coverage of every VM that writes the stream
 * @param rejectedHours hours in whose neighbourhood a line stands that matches no format
 * @param bytes written, before compression
 */
public record LogOutcome(Map<Vm, Activity> activities, Coverage coverage, List<Long> rejectedHours, long bytes) {}
