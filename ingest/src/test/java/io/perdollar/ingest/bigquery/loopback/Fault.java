package io.perdollar.ingest.bigquery.loopback;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one call.
 *
 * @param error answered in place of the result; null where the connection breaks instead
 * @param afterWork whether the call is carried out first, so that only its answer is lost
 */
public record Fault(@Nullable GoogleError error, boolean afterWork) {
    /** 503 {@code backendError}, before anything is done. */
    public static Fault unavailable() {
        return new Fault(
                new GoogleError(503, "backendError", "Error encountered during execution. Retrying may help."), false);
    }

    /** 429 {@code rateLimitExceeded}. */
    public static Fault rateLimitExceeded() {
        return new Fault(
                new GoogleError(
                        429,
                        "rateLimitExceeded",
                        "Exceeded rate limits: too many concurrent queries for this project_and_region."),
                false);
    }

    /** 403 {@code quotaExceeded}. */
    public static Fault quotaExceeded() {
        return new Fault(
                new GoogleError(
                        403, "quotaExceeded", "Quota exceeded: Your project exceeded quota for query usage per day."),
                false);
    }

    /** 403 {@code accessDenied}. */
    public static Fault accessDenied() {
        return new Fault(
                new GoogleError(
                        403,
                        "accessDenied",
                        "Access Denied: Project finops: User does not have bigquery.jobs.create permission in project finops."),
                false);
    }

    /** 401: the access token is no longer valid. */
    public static Fault expiredToken() {
        return new Fault(
                new GoogleError(
                        401,
                        "authError",
                        "Request had invalid authentication credentials. Expected OAuth 2 access token."),
                false);
    }

    /** The call is carried out, and the connection breaks in the middle of the answer. */
    public static Fault connectionReset() {
        return new Fault(null, true);
    }

    /** The same error, but after the call was carried out: a retry must not do it twice. */
    public Fault butDone() {
        return new Fault(error, true);
    }
}
