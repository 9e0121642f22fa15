/** Which part of the fleet a budget or a reader sees. */
@NullMarked
package io.perdollar.analysis.scope;

import org.jspecify.annotations.NullMarked;
