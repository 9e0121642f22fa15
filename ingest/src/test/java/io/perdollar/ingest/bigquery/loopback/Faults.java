package io.perdollar.ingest.bigquery.loopback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Faults that wait for their call. */
public final class Faults {
    private final Map<Call, Deque<Fault>> waiting = new EnumMap<>(Call.class);
    private int slowPolls;

    /** The next calls of a kind fail, one for each fault given, in order. */
    public synchronized Faults on(Call call, Fault... faults) {
        for (Fault fault : faults) {
            waiting.computeIfAbsent(call, kind -> new ArrayDeque<>()).add(fault);
        }
        return this;
    }

    /** Jobs from now on stay RUNNING until asked that often how far they are. */
    public synchronized Faults slowJobs(int polls) {
        slowPolls = polls;
        return this;
    }

    synchronized @Nullable Fault next(Call call) {
        Deque<Fault> faults = waiting.get(call);
        return faults == null ? null : faults.poll();
    }

    synchronized int slowPolls() {
        return slowPolls;
    }
}
