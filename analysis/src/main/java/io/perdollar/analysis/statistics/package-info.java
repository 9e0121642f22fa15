/** Statistics that one odd value does not spoil. */
@NullMarked
package io.perdollar.analysis.statistics;

import org.jspecify.annotations.NullMarked;
