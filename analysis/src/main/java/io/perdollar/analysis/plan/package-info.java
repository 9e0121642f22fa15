/** What a service runs on, what else it could run on, and what each would have done to its requests (equations §13). */
@NullMarked
package io.perdollar.analysis.plan;

import org.jspecify.annotations.NullMarked;
