package io.perdollar.sampledata.log;

import io.perdollar.sampledata.time.Dice;
import java.util.function.Consumer;

/** Who calls a web server. */
@FunctionalInterface
public interface Traffic {
    /**
     * The lines of the requests that arrive in one hour, in any order.
     *
     * @param hour hours since 1970
     * @param dice chance of this server and hour
     */
    void arrive(long hour, Dice dice, Consumer<LogLine> sink);

    /** Both. */
    default Traffic and(Traffic other) {
        return (hour, dice, sink) -> {
            arrive(hour, dice, sink);
            other.arrive(hour, dice, sink);
        };
    }
}
