/** What a log line looks like: nginx {@code log_format}s, presets and JSON lines, and how to say where a line departs from them. */
@NullMarked
package io.perdollar.ingest.requests.format;

import org.jspecify.annotations.NullMarked;
