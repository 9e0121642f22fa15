/** What gcloud would list. */
@NullMarked
package io.perdollar.sampledata.inventory;

import org.jspecify.annotations.NullMarked;
