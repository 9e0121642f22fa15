/** Spring Batch jobs, the ledger, configuration and the command line; the only module that knows Spring. */
@NullMarked
package io.perdollar.jobs;

import org.jspecify.annotations.NullMarked;
