package io.perdollar.jobs;

import java.time.Clock;

/** The one place that reads the clock; everything below the command line is handed a {@link Clock} or a date. */
final class WallClock {

    private WallClock() {}

    /** The machine's clock, in UTC. */
    static Clock utc() {
        return Clock.systemUTC();
    }
}
