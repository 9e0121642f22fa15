/** An invented fleet's bill, inventory and logs, with the truth known while generating. Knows the JDK only. */
@NullMarked
package io.perdollar.sampledata;

import org.jspecify.annotations.NullMarked;
