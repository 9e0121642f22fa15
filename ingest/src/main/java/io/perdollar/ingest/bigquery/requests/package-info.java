/** Request logs where they lie, in BigQuery: the same activity as from files (equations §1, §8, §9, §12). */
@NullMarked
package io.perdollar.ingest.bigquery.requests;

import org.jspecify.annotations.NullMarked;
