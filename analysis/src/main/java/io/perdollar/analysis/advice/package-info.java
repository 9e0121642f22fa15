/** Recommendations with savings from the fleet's own figures (equations §13). */
@NullMarked
package io.perdollar.analysis.advice;

import org.jspecify.annotations.NullMarked;
