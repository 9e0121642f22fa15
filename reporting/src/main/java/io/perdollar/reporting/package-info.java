/** Typed tables first, then the renderers that only render. */
@NullMarked
package io.perdollar.reporting;

import org.jspecify.annotations.NullMarked;
