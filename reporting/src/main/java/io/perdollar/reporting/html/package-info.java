/** The self-contained page of a report. */
@NullMarked
package io.perdollar.reporting.html;

import org.jspecify.annotations.NullMarked;
