package io.perdollar.analysis.replay;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The replay as one would write it down: every request of one pattern is followed, nothing is skipped. */
final class PlainReplay {
    private final Arrivals arrivals;
    private final double mean;
    private final double objective;
    private final PriorityQueue<Double> free = new PriorityQueue<>();
    final Outcome outcome;

    PlainReplay(Demand demand, int slots, double mean, double objective) {
        arrivals = Arrivals.of(demand, 1).get(0);
        this.mean = mean;
        this.objective = objective;
        for (int slot = 0; slot < slots; slot++) {
            free.add(0.0);
        }
        outcome = new Outcome((int) (demand.window().length() / 3_600_000_000L));
        outcome.patterns = 1;
    }

    Outcome follow(@Nullable Opening opening) {
        for (int stretch = 0; stretch + 1 < arrivals.firstOfStretch.length; stretch++) {
            allFreeAt(arrivals.stretches[2 * stretch]);
            stretch(stretch, opening);
        }
        return outcome;
    }

    private void stretch(int stretch, @Nullable Opening opening) {
        double quietSince = arrivals.stretches[2 * stretch];
        for (int i = arrivals.firstOfStretch[stretch]; i < arrivals.firstOfStretch[stretch + 1]; i++) {
            double at = arrivals.at[i];
            if (opening instanceof Opening.Hours hours && !hours.isOpen(at) && !hours.isOpen(at + hours.starting())) {
                outcome.refuse(1);
                continue;
            }
            if (opening instanceof Opening.WhenIdle idle && at > quietSince + idle.threshold()) {
                double stop = quietSince + idle.threshold();
                double boot = Math.max(at, stop + idle.stopping());
                outcome.off(stop, boot);
                outcome.coldStarts++;
                allFreeAt(boot + idle.starting());
            }
            double start = Math.max(at, free.remove());
            if (opening instanceof Opening.Hours hours && !hours.isOpen(start)) {
                start = Math.max(start, hours.nextOpen(start));
            }
            double end = start + mean * arrivals.work[i];
            free.add(end);
            quietSince = Math.max(quietSince, end);
            outcome.waited(start - at, objective);
        }
        if (opening instanceof Opening.WhenIdle idle) {
            outcome.off(quietSince + idle.threshold(), arrivals.stretches[2 * stretch + 1]);
        }
    }

    private void allFreeAt(double instant) {
        int slots = free.size();
        free.clear();
        for (int slot = 0; slot < slots; slot++) {
            free.add(instant);
        }
    }
}
