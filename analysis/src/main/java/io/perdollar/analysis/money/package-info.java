/** Exact money: NUMERIC conversion, rounding, currencies and shares that sum to the whole (equations §3). */
@NullMarked
package io.perdollar.analysis.money;

import org.jspecify.annotations.NullMarked;
