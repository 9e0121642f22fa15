package io.perdollar.analysis.idle;

import io.perdollar.analysis.time.Micros;

/**
 * How one VM spent one clock hour (equations §10), all in microseconds, 0 to 3,600 s. Active + idle + unknown = running.
 *
 * @param hourStart start of the UTC hour, epoch microseconds
 * @param running billed running time
 * @param uncovered outside coverage
 * @param unknown running without evidence
 * @param stopped not running, as far as not taken for uncovered
 * @param idle running and covered, inside a gap longer than the threshold
 * @param avoidable the part of idle that stopping would have saved
 */
public record IdleHour(
        long hourStart, long running, long uncovered, long unknown, long stopped, long idle, long avoidable) {
    public IdleHour {
        if (running < 0 || running > Micros.HOUR) {
            throw new IllegalArgumentException(
                    "running must be 0 to 3600 s, got " + running + " us in the hour of " + Micros.instant(hourStart));
        }
    }

    /** Not running. */
    public long off() {
        return Micros.HOUR - running;
    }

    /** Running and neither unknown nor idle. */
    public long active() {
        return running - unknown - idle;
    }

    /** Running about which logs speak. */
    public long coveredRunning() {
        return running - unknown;
    }

    /** Covered share of the hour in microseconds, running or not. */
    public long covered() {
        return Micros.HOUR - uncovered;
    }
}
