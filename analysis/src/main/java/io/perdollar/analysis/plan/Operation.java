package io.perdollar.analysis.plan;

import java.time.Duration;

/** When the machines of a plan run (equations §13). */
public sealed interface Operation {
    /** Day and night. */
    record AlwaysOn() implements Operation {}

    /** When the bill says they ran: the plan in force of machines that somebody starts and stops by hand or by a schedule. */
    record AsBilled() implements Operation {}

    /** By the week's clock in the report's time zone. */
    record Weekly(WeeklyHours hours) implements Operation {}

    /**
     * Stopped after so long without a request in flight, started by the next one.
     *
     * @param threshold at least 5 minutes
     */
    record StopWhenIdle(Duration threshold) implements Operation {
        private static final Duration SHORTEST = Duration.ofMinutes(5);

        public StopWhenIdle {
            if (threshold.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "a machine stops after 5 idle minutes or more, got " + threshold.toSeconds() + " s");
            }
        }
    }
}
