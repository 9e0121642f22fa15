package io.perdollar.jobs.ledger;

/**
 * One log line that could not be read.
 *
 * @param path the file in which it stood
 * @param lineNumber in its content, from 1
 * @param excerpt the beginning of the line
 */
public record LogReject(String path, String reason, long lineNumber, String excerpt) {}
