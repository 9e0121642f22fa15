/**
 * The nightly job: {@link io.perdollar.jobs.nightly.NightlyJob} shows its flow, each step has a file of its name.
 * Steps hand rows to each other through the ledger; arithmetic lives in analysis.
 */
@NullMarked
package io.perdollar.jobs.nightly;

import org.jspecify.annotations.NullMarked;
