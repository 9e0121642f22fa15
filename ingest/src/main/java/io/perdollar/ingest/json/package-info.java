/** JSON read with places: every complaint names the file and where in it. */
@NullMarked
package io.perdollar.ingest.json;

import org.jspecify.annotations.NullMarked;
