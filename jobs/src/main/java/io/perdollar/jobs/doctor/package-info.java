/** Looks at a configuration and everything that it names, and says what to change (contracts, {@code doctor}). */
@NullMarked
package io.perdollar.jobs.doctor;

import org.jspecify.annotations.NullMarked;
