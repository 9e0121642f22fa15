/** Readers of billing exports, request logs, inventories and price catalogues. */
@NullMarked
package io.perdollar.ingest;

import org.jspecify.annotations.NullMarked;
