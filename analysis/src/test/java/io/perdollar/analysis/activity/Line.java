package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Micros;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Log lines as nginx writes them: logged at their completion. */
record Line(
        LineKind kind,
        long loggedAt,
        @Nullable Long duration,
        @Nullable Long bytes,
        @Nullable Long tokensIn,
        @Nullable Long tokensOut) {

    static Line served(String loggedAt) {
        return new Line(LineKind.SERVED, at(loggedAt), null, null, null, null);
    }

    static Line served(String loggedAt, long durationMillis) {
        return new Line(LineKind.SERVED, at(loggedAt), durationMillis * 1_000, null, null, null);
    }

    static long at(String instant) {
        return Micros.of(Instant.parse(instant));
    }

    Line as(LineKind other) {
        return new Line(other, loggedAt, duration, bytes, tokensIn, tokensOut);
    }

    Line with(@Nullable Long newBytes, @Nullable Long newIn, @Nullable Long newOut) {
        return new Line(kind, loggedAt, duration, newBytes, newIn, newOut);
    }

    long arrival() {
        return duration == null ? loggedAt : loggedAt - duration;
    }

    void addTo(ActivityBuilder builder) {
        builder.add(
                kind,
                loggedAt,
                arrival(),
                loggedAt,
                duration != null,
                known(bytes),
                known(tokensIn),
                known(tokensOut),
                -1);
    }

    private static long known(@Nullable Long value) {
        return value == null ? -1 : value;
    }

    static List<DayActivity> days(Line... lines) {
        return days(List.of(lines));
    }

    static List<DayActivity> days(List<Line> lines) {
        ActivityBuilder builder = new ActivityBuilder();
        lines.forEach(line -> line.addTo(builder));
        return builder.build();
    }
}
