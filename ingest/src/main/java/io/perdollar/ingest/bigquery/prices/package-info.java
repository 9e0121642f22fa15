/** The billing account's own prices, where Google exports them (equations §13, prices). */
@NullMarked
package io.perdollar.ingest.bigquery.prices;

import org.jspecify.annotations.NullMarked;
