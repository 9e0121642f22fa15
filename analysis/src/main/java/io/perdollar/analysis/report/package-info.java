/** The finished figures of one report, before anything is rendered (contracts: summary.json). */
@NullMarked
package io.perdollar.analysis.report;

import org.jspecify.annotations.NullMarked;
