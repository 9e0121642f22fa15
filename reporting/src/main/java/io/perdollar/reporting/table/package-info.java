/** Neutral typed tables: what a report says, before anything is rendered. */
@NullMarked
package io.perdollar.reporting.table;

import org.jspecify.annotations.NullMarked;
