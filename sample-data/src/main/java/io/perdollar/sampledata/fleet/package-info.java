/** The invented fleet: machines, VMs, when they run, and the story of each service. */
@NullMarked
package io.perdollar.sampledata.fleet;

import org.jspecify.annotations.NullMarked;
