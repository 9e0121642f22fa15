package io.perdollar.jobs.export;

import java.util.Locale;

/** How a table is written. */
public enum Format {
    /** RFC 4180 with a header; times as {@code 2026-11-15T10:00:00Z}; nothing between commas where a value is null. */
    CSV,
    /** One Parquet file, zstd. */
    PARQUET;

    /** The ending of a file's name, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
