/** How a resource's day of charges becomes one compact column of the ledger, and back. */
@NullMarked
package io.perdollar.jobs.ledger.codec;

import org.jspecify.annotations.NullMarked;
