/** What a checkout adds to the shipped application for trying it out. */
@NullMarked
package io.perdollar.ingest.trial;

import org.jspecify.annotations.NullMarked;
