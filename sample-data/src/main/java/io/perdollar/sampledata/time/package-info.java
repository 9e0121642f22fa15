/** The generator's calendar: what it covers, when rows are exported, and its own source of chance. */
@NullMarked
package io.perdollar.sampledata.time;

import org.jspecify.annotations.NullMarked;
