package io.perdollar.ingest.requests.format;

import org.jspecify.annotations.Nullable;

/**
 * Fields beyond the usual ones: variables of the format or JSON keys; null where not wanted.
 *
 * @param tokensIn prompt tokens of the request
 * @param tokensOut completion tokens
 * @param tokensCached prompt tokens that came from a cache
 * @param instance the field that names the VM which served the request
 */
public record WantedFields(
        @Nullable String tokensIn,
        @Nullable String tokensOut,
        @Nullable String tokensCached,
        @Nullable String instance) {

    /** Nothing beyond time, request, status, duration and bytes. */
    public static final WantedFields USUAL = new WantedFields(null, null, null, null);
}
