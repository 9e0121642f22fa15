package io.perdollar.jobs.ledger;

/**
 * A content that the ledger knows.
 *
 * @param id in the ledger; names the content when reading goes on
 * @param content as it was last read
 */
public record KnownContent(long id, LogContent content) {}
