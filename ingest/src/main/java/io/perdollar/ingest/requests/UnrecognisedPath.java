package io.perdollar.ingest.requests;

import io.perdollar.analysis.measure.Subject;

/**
 * How often an unrecognised method and path came.
 *
 * @param endpoint as the configuration would name it: {@code POST /path}; {@code (others)} beyond 20,000 different ones
 */
public record UnrecognisedPath(Subject subject, String endpoint, long lines) {}
