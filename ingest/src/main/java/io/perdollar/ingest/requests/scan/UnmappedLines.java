package io.perdollar.ingest.requests.scan;

/**
 * Lines whose subject the mapping does not know.
 *
 * @param value of the instance field; empty where the line names nobody; {@code (others)} beyond 10,000 different values
 * @param lines of any kind
 * @param activeLines of these, requests and unrecognised ones
 */
public record UnmappedLines(String value, long lines, long activeLines) {}
