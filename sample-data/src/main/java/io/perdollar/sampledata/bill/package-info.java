/** The bill: who pays, what is metered at which price, and how a reading becomes rows of Google's detailed export. */
@NullMarked
package io.perdollar.sampledata.bill;

import org.jspecify.annotations.NullMarked;
