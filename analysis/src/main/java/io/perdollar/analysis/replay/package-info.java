/** Replays recorded requests through the queue of a plan: who would have waited, who would have been refused (equations §13). */
@NullMarked
package io.perdollar.analysis.replay;

import org.jspecify.annotations.NullMarked;
