package io.perdollar.ingest.requests;

import org.jspecify.annotations.Nullable;

/**
 * Which fields of a line count tokens: variables of the format or JSON keys; null where the log does not tell.
 *
 * @param in prompt tokens
 * @param out completion tokens
 * @param cached prompt tokens answered from a cache
 */
public record TokenFields(
        @Nullable String in, @Nullable String out, @Nullable String cached) {

    /** The log counts no tokens. */
    public static final TokenFields NONE = new TokenFields(null, null, null);
}
