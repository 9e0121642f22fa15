package io.perdollar.analysis.replay;

import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays the requests of one service, event by event, through one queue for all replicas (equations §13): first come,
 * first served, each taking a slot for its own time. An hour of the log has no instants inside its minutes; where few
 * requests came, the mean of several ways to spread them is taken. Not safe for use by several threads at once.
 */
public final class Replayer {
    /** So many requests are replayed at least, where few came by several patterns. */
    private static final int ENOUGH = 40_000;

    private static final int MOST_PATTERNS = 4;

    private final List<Arrivals> patterns = new ArrayList<>();
    private final int hours;

    public Replayer(Demand demand) {
        hours = Math.toIntExact(demand.window().length() / Micros.HOUR);
        long wanted = demand.requests() == 0 ? 1 : Math.max(1, ENOUGH / demand.requests());
        for (int pattern = 0; pattern < Math.min(MOST_PATTERNS, wanted); pattern++) {
            patterns.add(Arrivals.of(demand, pattern));
        }
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
     * @param threshold idle seconds
     * @param stopping seconds in which a machine that stops cannot be started
     * @param starting seconds of booting and loading
     */
    public Outcome whenIdle(
            int slots, double meanSeconds, double objective, double threshold, double stopping, double starting) {
        return run(slots, meanSeconds, objective, new Opening.WhenIdle(threshold, stopping, starting));
    }

    private Outcome run(int slots, double meanSeconds, double objective, Opening opening) {
        if (slots < 1 || !(meanSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "a plan has a slot and a time not below 0, got " + slots + " and " + meanSeconds);
        }
        Outcome outcome = new Outcome(hours);
        Slots free = new Slots(slots);
        for (Arrivals arrivals : patterns) {
            outcome.patterns++;
            for (int stretch = 0; 2 * stretch < arrivals.stretches.length; stretch++) {
                free.reset(arrivals.stretches[2 * stretch]);
                if (opening instanceof Opening.Hours open) {
                    replay(arrivals, stretch, free, meanSeconds, objective, open, outcome);
                } else if (opening instanceof Opening.WhenIdle idle) {
                    replay(arrivals, stretch, free, meanSeconds, objective, idle, outcome);
                } else {
                    replay(arrivals, stretch, free, meanSeconds, objective, outcome);
                }
            }
        }
        return outcome;
    }

    private static void replay(
            Arrivals arrivals, int stretch, Slots free, double mean, double objective, Outcome outcome) {
        for (int i = arrivals.firstOfStretch[stretch]; i < arrivals.firstOfStretch[stretch + 1]; i++) {
            double at = arrivals.at[i];
            double start = Math.max(at, free.earliest());
            free.take(start + mean * arrivals.work[i]);
            outcome.waited(start - at, objective);
        }
    }

    private static void replay(
            Arrivals arrivals,
            int stretch,
            Slots free,
            double mean,
            double objective,
            Opening.Hours open,
            Outcome outcome) {
        for (int i = arrivals.firstOfStretch[stretch]; i < arrivals.firstOfStretch[stretch + 1]; i++) {
            double at = arrivals.at[i];
            if (!open.isOpen(at) && !open.isOpen(at + open.starting())) {
                outcome.refuse();
                continue;
            }
            double start = Math.max(at, free.earliest());
            if (!open.isOpen(start)) {
                start = Math.max(start, open.nextOpen(start));
            }
            free.take(start + mean * arrivals.work[i]);
            outcome.waited(start - at, objective);
        }
    }

    private static void replay(
            Arrivals arrivals,
            int stretch,
            Slots free,
            double mean,
            double objective,
            Opening.WhenIdle idle,
            Outcome outcome) {
        // Nothing is known of the time before: the machines run, and their idle time starts with the stretch.
        double quietSince = arrivals.stretches[2 * stretch];
        for (int i = arrivals.firstOfStretch[stretch]; i < arrivals.firstOfStretch[stretch + 1]; i++) {
            double at = arrivals.at[i];
            double stop = quietSince + idle.threshold();
            if (at > stop) {
                double boot = Math.max(at, stop + idle.stopping());
                outcome.off(stop, boot);
                outcome.coldStarts++;
                free.reset(boot + idle.starting());
            }
            double start = Math.max(at, free.earliest());
            double end = start + mean * arrivals.work[i];
            free.take(end);
            quietSince = Math.max(quietSince, end);
            outcome.waited(start - at, objective);
        }
        outcome.off(quietSince + idle.threshold(), arrivals.stretches[2 * stretch + 1]);
    }
}
