/** Running, idle and avoidable time of a VM hour by hour, and what it cost (equations §7, §10). */
@NullMarked
package io.perdollar.analysis.idle;

import org.jspecify.annotations.NullMarked;
