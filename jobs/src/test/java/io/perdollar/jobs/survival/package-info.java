/** What nights bring: kills, full disks, restated bills, logs that moved. */
@NullMarked
package io.perdollar.jobs.survival;

import org.jspecify.annotations.NullMarked;
