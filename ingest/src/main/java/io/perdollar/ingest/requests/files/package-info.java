/** Which log files there are, in what order, and what they hold that was not read before (equations §9, §12). */
@NullMarked
package io.perdollar.ingest.requests.files;

import org.jspecify.annotations.NullMarked;
