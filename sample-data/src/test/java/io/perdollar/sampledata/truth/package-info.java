@NullMarked
package io.perdollar.sampledata.truth;

import org.jspecify.annotations.NullMarked;
