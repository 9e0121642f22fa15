/** Reads what gcloud listed: instances, disks and addresses, day by day (equations §6). */
@NullMarked
package io.perdollar.ingest.inventory;

import org.jspecify.annotations.NullMarked;
