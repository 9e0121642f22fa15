/** Pictures of a report, drawn with the project's own font and colours. */
@NullMarked
package io.perdollar.reporting.chart;

import org.jspecify.annotations.NullMarked;
