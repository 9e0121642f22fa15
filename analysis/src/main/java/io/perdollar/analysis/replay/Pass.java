package io.perdollar.analysis.replay;

import org.jspecify.annotations.Nullable;

/**
 * One way through one pattern of requests: first come, first served. The queue itself is followed only from a request that
 * has to wait until all who waited are done; between them everybody is served at once and only counted, which gives the
 * same waits as following each request (a test compares both).
 */
final class Pass {
    private final Arrivals arrivals;
    private final Load load;
    private final double mean;
    private final int count;
    private final double objective;
    private final Outcome outcome;
    private final Slots slots;
    private final @Nullable Episodes known;
    private final Episodes followed = new Episodes();

    /**
     * A pass.
     *
     * @param known episodes of the same slots, times and objective when they run always; null where that was not followed
     */
    Pass(
            Arrivals arrivals,
            Load load,
            double mean,
            int count,
            double objective,
            Outcome outcome,
            @Nullable Episodes known) {
        this.known = known;
        this.arrivals = arrivals;
        this.load = load;
        this.mean = mean;
        this.count = count;
        this.objective = objective;
        this.outcome = outcome;
        slots = new Slots(count);
    }

    /** What was followed where the machines run always. */
    Episodes followed() {
        return followed;
    }

    void follow(Opening opening) {
        for (int stretch = 0; stretch + 1 < arrivals.firstOfStretch.length; stretch++) {
            int first = arrivals.firstOfStretch[stretch];
            int end = arrivals.firstOfStretch[stretch + 1];
            if (opening instanceof Opening.Hours hours) {
                hours(first, end, hours);
            } else if (opening instanceof Opening.WhenIdle idle) {
                whenIdle(first, end, idle, arrivals.stretches[2 * stretch], arrivals.stretches[2 * stretch + 1]);
            } else {
                always(first, end, opening);
            }
        }
    }

    private void always(int first, int end, Opening opening) {
        int i = first;
        while (i < end) {
            int busy = load.nextBusy(i, end, count);
            outcome.servedAtOnce(busy - i);
            i = busy < end ? queue(busy, first, end, opening) : end;
        }
    }

    private int queue(int from, int first, int end, Opening opening) {
        slots.resume(arrivals, load, mean, from, first, opening);
        double waitedUntil = Double.NEGATIVE_INFINITY;
        double done = Double.NEGATIVE_INFINITY;
        int i = from;
        do {
            double at = arrivals.at[i];
            double start = Math.max(at, slots.earliest());
            double over = start + mean * arrivals.work[i];
            slots.take(over);
            followed.waited(start - at, objective);
            done = Math.max(done, over);
            waitedUntil = start > at ? Math.max(waitedUntil, over) : waitedUntil;
            i++;
        } while (i < end && arrivals.at[i] < waitedUntil);
        followed.ended(from, i, done);
        followed.addLastTo(outcome);
        return i;
    }

    private void hours(int first, int end, Opening.Hours open) {
        int i = first;
        while (i < end) {
            int hourEnd = Math.min(end, arrivals.nextHour(i));
            boolean isOpen = open.isOpen(arrivals.at[i]);
            int stop = isOpen ? load.nextBusy(i, hourEnd, count) : nextAdmitted(i, hourEnd, open);
            if (isOpen) {
                outcome.servedAtOnce(stop - i);
            } else {
                outcome.refuse(stop - i);
            }
            int episode = stop < hourEnd && known != null ? known.at(stop) : -1;
            if (known != null && episode >= 0 && isOpenAround(stop, first, known.done(episode), open)) {
                known.addTo(outcome, episode);
                i = known.end(episode);
            } else {
                i = stop < hourEnd ? queue(stop, first, end, open) : stop;
            }
        }
    }

    /** Whether the service is open from the first arrival that may be in flight at a request until an instant. */
    private boolean isOpenAround(int request, int first, double until, Opening.Hours open) {
        double earliest = arrivals.at[request] - mean * arrivals.longestWork;
        return open.isOpenThroughout(arrivals.at[arrivals.firstSince(Math.max(0, earliest), first, request)], until);
    }

    /** The first of a closed hour that comes while the machines start. */
    private int nextAdmitted(int from, int hourEnd, Opening.Hours open) {
        int i = hourEnd;
        while (i > from && open.isOpen(arrivals.at[i - 1] + open.starting())) {
            i--;
        }
        return i;
    }

    private int queue(int from, int first, int end, Opening.Hours open) {
        slots.resume(arrivals, load, mean, from, first, open);
        double waitedUntil = Double.NEGATIVE_INFINITY;
        int i = from;
        do {
            double at = arrivals.at[i];
            if (open.isOpen(at) || open.isOpen(at + open.starting())) {
                double start = Math.max(at, slots.earliest());
                if (!open.isOpen(start)) {
                    start = Math.max(start, open.nextOpen(start));
                }
                double over = start + mean * arrivals.work[i];
                slots.take(over);
                outcome.waited(start - at, objective);
                waitedUntil = start > at ? Math.max(waitedUntil, over) : waitedUntil;
            } else {
                outcome.refuse(1);
            }
            i++;
        } while (i < end && arrivals.at[i] < waitedUntil);
        return i;
    }

    private void whenIdle(int first, int end, Opening.WhenIdle idle, double from, double until) {
        // Nothing is known of the time before: the machines run, and their idle time starts with the stretch.
        Quiet quiet = new Quiet(first, from);
        int i = first;
        while (i < end) {
            int gap = arrivals.nextGap(i, first, end, idle.threshold());
            int stop = load.nextBusy(i, gap, count);
            outcome.servedAtOnce(stop - i);
            int episode = stop < gap && known != null ? known.at(stop) : -1;
            if (known != null && episode >= 0) {
                known.addTo(outcome, episode);
                i = known.end(episode);
                quiet.followed(i, Math.max(quiet.before(stop), known.done(episode)));
            } else if (stop < gap || (gap < end && arrivals.at[gap] > quiet.before(gap) + idle.threshold())) {
                i = queue(stop, first, end, idle, quiet);
            } else if (gap < end) {
                // A long request filled the gap, or it arrives while every slot is taken.
                i = load.nextBusy(gap, gap + 1, count) == gap ? queue(gap, first, end, idle, quiet) : atOnce(gap);
            } else {
                i = end;
            }
        }
        outcome.off(quiet.before(end) + idle.threshold(), until);
    }

    private int atOnce(int request) {
        outcome.servedAtOnce(1);
        return request + 1;
    }

    /** As in one of the episodes, but machines may have to start. */
    private int queue(int from, int first, int end, Opening.WhenIdle idle, Quiet quiet) {
        slots.resume(arrivals, load, mean, from, first, idle);
        double since = quiet.before(from);
        double waitedUntil = Double.NEGATIVE_INFINITY;
        int i = from;
        do {
            double at = arrivals.at[i];
            double stop = since + idle.threshold();
            if (at > stop) {
                double boot = Math.max(at, stop + idle.stopping());
                outcome.off(stop, boot);
                outcome.coldStarts++;
                slots.reset(boot + idle.starting());
            }
            double start = Math.max(at, slots.earliest());
            double over = start + mean * arrivals.work[i];
            slots.take(over);
            since = Math.max(since, over);
            outcome.waited(start - at, objective);
            waitedUntil = start > at ? Math.max(waitedUntil, over) : waitedUntil;
            i++;
        } while (i < end && arrivals.at[i] < waitedUntil);
        quiet.followed(i, since);
        return i;
    }

    /** Since when nothing is in flight. */
    private final class Quiet {
        private int followed;
        private double since;

        Quiet(int first, double since) {
            followed = first;
            this.since = since;
        }

        void followed(int request, double end) {
            followed = request;
            since = Math.max(since, end);
        }

        /** The last end of all requests before one. */
        double before(int request) {
            double last = since;
            for (int i = request - 1; i >= followed && arrivals.at[i] + mean * arrivals.longestWork > last; i--) {
                last = Math.max(last, arrivals.end(i, mean));
            }
            return last;
        }
    }
}
