/** The folder of a run's files: written beside, moved into place whole. */
@NullMarked
package io.perdollar.jobs.output;

import org.jspecify.annotations.NullMarked;
