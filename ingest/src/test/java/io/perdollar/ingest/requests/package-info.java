@NullMarked
package io.perdollar.ingest.requests;

import org.jspecify.annotations.NullMarked;
