/** The services of the sample, one class per story, and the fleet that they make together. */
@NullMarked
package io.perdollar.sampledata.story;

import org.jspecify.annotations.NullMarked;
