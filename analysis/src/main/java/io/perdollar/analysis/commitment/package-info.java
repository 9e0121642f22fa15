/** The share of a commitment's fee that each committed resource carries (equations §5). */
@NullMarked
package io.perdollar.analysis.commitment;

import org.jspecify.annotations.NullMarked;
