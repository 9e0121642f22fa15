/** Instants, half-open intervals and the local days, weeks and months to which UTC hours belong (equations §2). */
@NullMarked
package io.perdollar.analysis.time;

import org.jspecify.annotations.NullMarked;
