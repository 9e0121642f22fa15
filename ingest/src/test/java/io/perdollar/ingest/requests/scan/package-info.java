@NullMarked
package io.perdollar.ingest.requests.scan;

import org.jspecify.annotations.NullMarked;
