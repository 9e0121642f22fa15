/** What a monitoring system should know of runs: a text file in the OpenMetrics format. */
@NullMarked
package io.perdollar.jobs.metrics;

import org.jspecify.annotations.NullMarked;
