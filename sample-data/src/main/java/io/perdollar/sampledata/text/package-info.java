/** Bytes, decimals, JSON text and gzip files, written without a clock and without garbage in the hot path. */
@NullMarked
package io.perdollar.sampledata.text;

import org.jspecify.annotations.NullMarked;
