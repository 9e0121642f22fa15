package io.perdollar.analysis.coverage;

import io.perdollar.analysis.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A file of a stream as one listing of its folder shows it.
 *
 * @param name without folders
 * @param lines from its first to its last line of any kind, by the log's own timestamps whatever their order; null where no
 *     line has a time
 */
public record ListedFile(String name, @Nullable Interval lines) {}
