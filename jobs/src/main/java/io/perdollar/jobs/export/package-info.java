/** Rows for other tools: charges in FOCUS columns and the hours of VMs, as CSV or Parquet (docs/export.md). */
@NullMarked
package io.perdollar.jobs.export;

import org.jspecify.annotations.NullMarked;
