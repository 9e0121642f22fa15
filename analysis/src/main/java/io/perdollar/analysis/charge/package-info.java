/** One line of cost at the grain of equations §4, in FOCUS words, and what its SKU is. */
@NullMarked
package io.perdollar.analysis.charge;

import org.jspecify.annotations.NullMarked;
