@NullMarked
package io.perdollar.sampledata;

import org.jspecify.annotations.NullMarked;
