/** What the pipeline must find, computed from what the generator knows; shares nothing with analysis. */
@NullMarked
package io.perdollar.sampledata.truth;

import org.jspecify.annotations.NullMarked;
