package io.perdollar.jobs.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets events of a level or more pass. */
final class LevelAtLeast extends Filter<ILoggingEvent> {
    private final Level least;

    LevelAtLeast(Level least) {
        this.least = least;
        start();
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
