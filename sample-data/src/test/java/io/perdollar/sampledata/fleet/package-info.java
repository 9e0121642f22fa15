@NullMarked
package io.perdollar.sampledata.fleet;

import org.jspecify.annotations.NullMarked;
