/** The billing export where it lies, in BigQuery: the same charges as from files (equations §3, §4, §12). */
@NullMarked
package io.perdollar.ingest.bigquery.billing;

import org.jspecify.annotations.NullMarked;
