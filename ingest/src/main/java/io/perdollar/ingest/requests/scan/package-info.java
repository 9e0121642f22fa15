/** The scanner proper: a format compiled to byte code that reads lines as bytes, without an object per line. */
@NullMarked
package io.perdollar.ingest.requests.scan;

import org.jspecify.annotations.NullMarked;
