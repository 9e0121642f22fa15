@NullMarked
package io.perdollar.sampledata.log;

import org.jspecify.annotations.NullMarked;
