/** The folder of a run's files, written beside and moved into place whole, and the temporary folder of a process. */
@NullMarked
package io.perdollar.jobs.output;

import org.jspecify.annotations.NullMarked;
