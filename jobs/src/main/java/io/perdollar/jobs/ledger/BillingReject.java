package io.perdollar.jobs.ledger;

/**
 * One export row that could not be read.
 *
 * @param place the file, or the table
 * @param lineNumber in that file, from 1; 0 where it has no lines
 * @param excerpt the beginning of the row
 */
public record BillingReject(String place, String reason, long lineNumber, String excerpt) {}
