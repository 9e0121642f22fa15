@NullMarked
package io.perdollar.sampledata.bill;

import org.jspecify.annotations.NullMarked;
