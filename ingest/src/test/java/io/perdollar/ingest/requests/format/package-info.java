@NullMarked
package io.perdollar.ingest.requests.format;

import org.jspecify.annotations.NullMarked;
