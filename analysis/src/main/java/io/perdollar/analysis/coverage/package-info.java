/** Where silence is evidence: what the log streams of a VM cover (equations §9). */
@NullMarked
package io.perdollar.analysis.coverage;

import org.jspecify.annotations.NullMarked;
