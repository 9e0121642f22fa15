/**
 * A BigQuery of one machine, for tests and for trying out: it speaks the REST protocol that Google's client speaks, and
 * evaluates SQL with Google's reference implementation of GoogleSQL over tables held in memory. It never enters the
 * shipped application.
 */
@NullMarked
package io.perdollar.ingest.bigquery.loopback;

import org.jspecify.annotations.NullMarked;
