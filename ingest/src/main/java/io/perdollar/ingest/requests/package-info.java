/** Request logs in files: a source names them, a scan turns what is new in them into activity (equations §1, §8, §9, §12). */
@NullMarked
package io.perdollar.ingest.requests;

import org.jspecify.annotations.NullMarked;
