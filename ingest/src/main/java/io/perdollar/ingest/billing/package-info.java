/** The billing export, read to the grain of a charge (equations §3, §4, §12): its sources, its rejects, the hash of a day. */
@NullMarked
package io.perdollar.ingest.billing;

import org.jspecify.annotations.NullMarked;
