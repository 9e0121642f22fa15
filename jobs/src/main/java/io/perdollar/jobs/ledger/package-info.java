/**
 * What was billed, what was logged and what was reported, kept in one database so that any past report can be made again
 * exactly (equations §12). The tables and why they look so: {@code db/ledger/V1__ledger.sql}.
 *
 * <p>Nothing that a report may refer to is changed in place. Charges belong to day versions; a run points to its day
 * versions. Evidence of logs is only ever added, one reading of one stream at a time; a run points to the last reading
 * that it knew (its evidence generation) and merges what was added until then.
 */
@NullMarked
package io.perdollar.jobs.ledger;

import org.jspecify.annotations.NullMarked;
