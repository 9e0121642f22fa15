/** rejects.csv: the lines that could not be read. */
@NullMarked
package io.perdollar.reporting.rejects;

import org.jspecify.annotations.NullMarked;
