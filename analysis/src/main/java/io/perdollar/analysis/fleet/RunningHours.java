package io.perdollar.analysis.fleet;

/** Running time of one VM by hour of an axis, microseconds, 0 to one hour each (equations §7). Immutable. */
public final class RunningHours {
    /** Never ran. */
    public static final RunningHours NONE = new RunningHours(new long[0]);

    private final long[] micros;

    RunningHours(long[] micros) {
        this.micros = micros;
    }

    /** Running time in one hour of the axis; 0 outside it. */
    public long get(int hour) {
        return hour < 0 || hour >= micros.length ? 0 : micros[hour];
    }
}
