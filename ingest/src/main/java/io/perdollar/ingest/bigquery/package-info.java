/** Asks BigQuery: one guarded way for every query, whatever it reads. */
@NullMarked
package io.perdollar.ingest.bigquery;

import org.jspecify.annotations.NullMarked;
