package io.perdollar.analysis.replay;

import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays the requests of one service, event by event, through one queue for all replicas (equations §13): first come,
 * first served, each taking a slot for its own time. An hour of the log has no instants inside its minutes; where few
 * requests came, the mean of several ways to spread them is taken. Not safe for use by several threads at once.
 */
public final class Replayer {
    /** So many requests are replayed at least, where few came by several patterns. */
    private static final int ENOUGH = 40_000;

    private static final int MOST_PATTERNS = 4;

    private final List<Arrivals> patterns;
    private final Map<Double, List<Load>> loadsOf = new HashMap<>();
    private final Map<Machines, List<Episodes>> episodesOf = new HashMap<>();
    private final int hours;

    private record Machines(int slots, double meanSeconds, double objective) {}

    public Replayer(Demand demand) {
        hours = Math.toIntExact(demand.window().length() / Micros.HOUR);
        long wanted = demand.requests() == 0 ? 1 : Math.max(1, ENOUGH / demand.requests());
        patterns = Arrivals.of(demand, (int) Math.min(MOST_PATTERNS, wanted));
    }

    /**
     * The machines run the whole time.
     *
     * @param slots of all replicas together
     * @param meanSeconds for which a request takes a slot on the average
     * @param objective seconds; a longer wait is a delay
     */
    public Outcome always(int slots, double meanSeconds, double objective) {
        return run(slots, meanSeconds, objective, new Opening.Always());
    }

    /**
     * The machines answer in some hours; who comes in another one is refused, who comes while they start waits until they
     * answer, and who still waits at the end goes on waiting until the next opening.
     *
     * @param open by hour of the demand's window
     * @param starting seconds before an opening from which on they start
     */
    public Outcome hours(int slots, double meanSeconds, double objective, boolean[] open, double starting) {
        return run(slots, meanSeconds, objective, new Opening.Hours(open.clone(), starting));
    }

    /**
     * All machines stop after so long without a request and start with the next one.
     *
     * @param threshold idle seconds, at least 60
     * @param stopping seconds in which a machine that stops cannot be started
     * @param starting seconds of booting and loading
     */
    public Outcome whenIdle(
            int slots, double meanSeconds, double objective, double threshold, double stopping, double starting) {
        if (threshold < Arrivals.SHORTEST_GAP) {
            throw new IllegalArgumentException("a machine stops after 60 idle seconds or more, got " + threshold);
        }
        return run(slots, meanSeconds, objective, new Opening.WhenIdle(threshold, stopping, starting));
    }

    /**
     * A share of the requests that surely waits longer than the objective with these slots running the whole time, found
     * much faster than the share itself. Whatever the order, slots that are all taken work off no more than one second of
     * work each second; so nobody waits less than the work at hand over the slots, less the longest request.
     *
     * @return 0–1, never more than {@link Outcome#delayedShare()} of {@link #always}
     */
    public double surelyDelayed(int slots, double meanSeconds, double objective) {
        long delayed = 0;
        long all = 0;
        for (Arrivals arrivals : patterns) {
            delayed += surelyDelayed(arrivals, slots, meanSeconds, objective);
            all += arrivals.size();
        }
        return all == 0 ? 0 : (double) delayed / all;
    }

    private static long surelyDelayed(Arrivals arrivals, int slots, double meanSeconds, double objective) {
        double each = meanSeconds / slots;
        double limit = objective + meanSeconds * arrivals.longestWork;
        long delayed = 0;
        for (int stretch = 0; stretch + 1 < arrivals.firstOfStretch.length; stretch++) {
            // When the work at hand would be done if it were spread over all slots.
            double done = Double.NEGATIVE_INFINITY;
            for (int i = arrivals.firstOfStretch[stretch]; i < arrivals.firstOfStretch[stretch + 1]; i++) {
                double at = arrivals.at[i];
                delayed += done - at > limit ? 1 : 0;
                done = Math.max(done, at) + each * arrivals.work[i];
            }
        }
        return delayed;
    }

    private Outcome run(int slots, double meanSeconds, double objective, Opening opening) {
        if (slots < 1 || !(meanSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "a plan has a slot and a time not below 0, got " + slots + " and " + meanSeconds);
        }
        Outcome outcome = new Outcome(hours);
        List<Load> loads = loadsOf.computeIfAbsent(
                meanSeconds,
                mean -> patterns.stream()
                        .map(arrivals -> Load.of(arrivals, mean))
                        .toList());
        Machines machines = new Machines(slots, meanSeconds, objective);
        List<Episodes> known = episodesOf.get(machines);
        List<Episodes> followed = new ArrayList<>();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            outcome.patterns++;
            Pass pass = new Pass(
                    patterns.get(pattern),
                    loads.get(pattern),
                    meanSeconds,
                    slots,
                    objective,
                    outcome,
                    known == null ? null : known.get(pattern));
            pass.follow(opening);
            followed.add(pass.followed());
        }
        if (opening instanceof Opening.Always) {
            episodesOf.put(machines, followed);
        }
        return outcome;
    }
}
