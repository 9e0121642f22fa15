/** The commands: what they accept, what they print, and the exit code of every outcome (contracts, "Command line"). */
@NullMarked
package io.perdollar.jobs.cli;

import org.jspecify.annotations.NullMarked;
