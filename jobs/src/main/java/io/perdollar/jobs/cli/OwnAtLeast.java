package io.perdollar.jobs.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets our own events of a level or more pass: what libraries say is for the log file. */
final class OwnAtLeast extends Filter<ILoggingEvent> {
    private final Level least;

    OwnAtLeast(Level least) {
        this.least = least;
        start();
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().startsWith("io.perdollar")
                        && event.getLevel().isGreaterOrEqual(least)
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }
}
