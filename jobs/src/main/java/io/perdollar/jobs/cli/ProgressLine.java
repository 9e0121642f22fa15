package io.perdollar.jobs.cli;

import io.perdollar.jobs.nightly.ProgressListener;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the work is: on a terminal one line that is written over, with the time left; else one log line a step. */
final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);
    private static final Duration REDRAWN = Duration.ofMillis(200);
    private static final Duration RATE_KNOWN_AFTER = Duration.ofMillis(500);
    private static final Duration LEFT_KNOWN_AFTER = Duration.ofSeconds(2);

    /** Erases the line and returns to its start. */
    private static final String CLEAR = "\r\u001b[K";

    private final Clock clock;
    private final @Nullable PrintStream terminal;
    private String step = "";
    private String part = "";
    private Instant begun = Instant.EPOCH;
    private Instant started = Instant.EPOCH;
    private Instant drawn = Instant.EPOCH;

    ProgressLine(Clock clock, @Nullable PrintStream terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    static ProgressLine of(Surroundings surroundings, Verbosity verbosity) {
        boolean watched = surroundings.terminal() && verbosity.logFormat == LogFormat.TEXT;
        return new ProgressLine(surroundings.clock(), watched ? System.err : null);
    }

    /** The work is one of several of its kind, which take about equally long; the steps that follow belong to it. */
    synchronized void of(long number, long all) {
        Instant now = clock.instant();
        if (number == 1) {
            begun = now;
        }
        part = number + " of " + all + left(Duration.between(begun, now), number - 1, all) + ": ";
    }

    @Override
    public synchronized void step(String name) {
        Instant now = clock.instant();
        if (!step.isEmpty()) {
            LOG.debug(
                    "{}: done after {} ms", step, Duration.between(started, now).toMillis());
        }
        step = part + name;
        started = now;
        drawn = Instant.EPOCH;
        if (terminal == null) {
            LOG.info("{}", step);
        } else {
            draw(step);
        }
    }

    @Override
    public synchronized void advanced(long done, long total) {
        draw(done, total, elapsed -> "");
    }

    @Override
    public synchronized void read(long bytes, long totalBytes, long lines) {
        draw(
                bytes,
                totalBytes,
                elapsed -> ", " + megabytes(bytes) + " of " + megabytes(totalBytes) + " MB"
                        + (elapsed.compareTo(RATE_KNOWN_AFTER) < 0
                                ? ""
                                : String.format(Locale.ROOT, ", %,d lines/s", lines * 1_000 / elapsed.toMillis())));
    }

    private void draw(long done, long total, Function<Duration, String> detail) {
        Instant now = clock.instant();
        if (terminal == null || total <= 0 || Duration.between(drawn, now).compareTo(REDRAWN) < 0) {
            return;
        }
        drawn = now;
        Duration elapsed = Duration.between(started, now);
        draw(step + "  " + 100 * done / total + " %" + detail.apply(elapsed) + left(elapsed, done, total));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes / 1_000_000);
    }

    private static String left(Duration elapsed, long done, long total) {
        if (done <= 0 || elapsed.compareTo(LEFT_KNOWN_AFTER) < 0) {
            return "";
        }
        long seconds = (long) ((double) elapsed.toMillis() * (total - done) / done / 1000) + 1;
        return ", " + (seconds < 60 ? seconds + " s" : (seconds + 59) / 60 + " min") + " left";
    }

    private void draw(String text) {
        if (terminal != null) {
            terminal.print(CLEAR + text);
            terminal.flush();
        }
    }

    @Override
    public synchronized void close() {
        draw("");
    }
}
