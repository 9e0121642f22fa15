/** One builder per sheet: from the figures of a report to typed tables. */
@NullMarked
package io.perdollar.reporting.sheet;

import org.jspecify.annotations.NullMarked;
