/** Which VMs there are, how they are called, when they ran and whose they are (equations §1, §6, §7). */
@NullMarked
package io.perdollar.analysis.fleet;

import org.jspecify.annotations.NullMarked;
