/** What was billed by local day, at the grain that budgets, forecasts and explanations need. */
@NullMarked
package io.perdollar.analysis.spend;

import org.jspecify.annotations.NullMarked;
