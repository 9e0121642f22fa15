/** Monthly budgets: what is spent, what is still to arrive, and where the month will end. */
@NullMarked
package io.perdollar.analysis.budget;

import org.jspecify.annotations.NullMarked;
