@NullMarked
package io.perdollar.sampledata.text;

import org.jspecify.annotations.NullMarked;
