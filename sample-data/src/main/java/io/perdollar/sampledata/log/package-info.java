/** What the web servers write: traffic, formats, rotation and markers. */
@NullMarked
package io.perdollar.sampledata.log;

import org.jspecify.annotations.NullMarked;
