/** Days on which a service cost other than its history lets expect, and what changed. */
@NullMarked
package io.perdollar.analysis.unusual;

import org.jspecify.annotations.NullMarked;
