/** Readers of files on damaged ones: only the documented exceptions, no hang, every rejection counted. */
@NullMarked
package io.perdollar.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
