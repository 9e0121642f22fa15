/** summary.json: every figure of a report for machines. */
@NullMarked
package io.perdollar.reporting.summary;

import org.jspecify.annotations.NullMarked;
