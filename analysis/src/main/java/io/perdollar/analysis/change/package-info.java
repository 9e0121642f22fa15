/** Why a report's total differs from that of the report before. */
@NullMarked
package io.perdollar.analysis.change;

import org.jspecify.annotations.NullMarked;
