package io.perdollar.ingest.bigquery;

import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what may succeed later. The client itself does not retry the creation of a job, and gives up on
 * {@code rateLimitExceeded}; so its own retries are switched off, and every call goes through here.
 */
final class Retries {
    /** How often a call is tried at most: with the pauses between, two minutes. */
    static final int MOST_TRIES = 7;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(32);
    private static final Set<String> PASSING =
            Set.of("rateLimitExceeded", "jobRateLimitExceeded", "backendError", "internalError", "jobBackendError");
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final Pause pause;

    /** Waits; a test does not. */
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    Retries(Pause pause) {
        this.pause = pause;
    }

    /**
     * The call's answer, however many tries it takes.
     *
     * @param what is asked, for messages
     * @throws BigQueryException what the last try gave
     */
    <T extends @Nullable Object> T call(String what, Supplier<T> call) {
        Duration wait = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (BigQueryException e) {
                if (attempt >= MOST_TRIES || !mayPass(e)) {
                    throw e;
                }
                LOG.warn("BigQuery: {}: {}; trying again in {} s", what, words(e), wait.toSeconds());
                rest(wait);
                wait = doubled(wait, LONGEST_PAUSE);
            }
        }
    }

    /** Waits, unless the run is being ended. */
    void rest(Duration duration) {
        try {
            pause.last(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BigQueryFailure(BigQueryFailure.Kind.TIME_LIMIT, "BigQuery: interrupted while waiting");
        }
    }

    /** Twice as long, but no longer than the longest. */
    static Duration doubled(Duration wait, Duration longest) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    /** Whether the same call may succeed a little later. */
    static boolean mayPass(BigQueryException e) {
        if (e.getCode() == 401 || e.getCode() == 408 || e.getCode() == 429 || e.getCode() >= 500) {
            return !"quotaExceeded".equals(e.getReason());
        }
        return mayPass(e.getReason()) || (e.getCode() == 0 && brokenConnection(e));
    }

    /** Whether a job that ended with this reason may succeed under another number. */
    static boolean mayPass(@Nullable String reason) {
        return reason != null && PASSING.contains(reason);
    }

    private static boolean brokenConnection(BigQueryException e) {
        boolean broken = e.getReason() == null;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable credentials) {
                return credentials.isRetryable();
            }
            broken |= cause instanceof IOException;
        }
        return broken;
    }

    /** What went wrong, without anything that was sent. */
    static String words(BigQueryException e) {
        BigQueryError error = e.getError();
        String reason = error == null ? e.getReason() : error.getReason();
        return (e.getCode() == 0 ? "no answer" : "answer " + e.getCode()) + (reason == null ? "" : " " + reason);
    }
}
