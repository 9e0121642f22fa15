package io.perdollar.jobs.ledger;

/**
 * A content that the ledger knows.
 *
 * @param id in the ledger; names the content when reading goes on
 * @param content as it was last read
 * @param linesRead lines of any kind that were read of it
 */
public record KnownContent(long id, LogContent content, long linesRead) {}
