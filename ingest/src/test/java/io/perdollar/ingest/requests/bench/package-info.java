/** Programs that measure the request scanner; {@code docs/benchmarks.md} tells how to run them. */
@NullMarked
package io.perdollar.ingest.requests.bench;

import org.jspecify.annotations.NullMarked;
