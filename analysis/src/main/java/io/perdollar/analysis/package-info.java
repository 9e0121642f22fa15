/** The pure core: from charges and activity to what every dollar bought. Knows the JDK only. */
@NullMarked
package io.perdollar.analysis;

import org.jspecify.annotations.NullMarked;
