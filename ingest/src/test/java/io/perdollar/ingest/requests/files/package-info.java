@NullMarked
package io.perdollar.ingest.requests.files;

import org.jspecify.annotations.NullMarked;
