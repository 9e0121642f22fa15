/** What accelerators, machines and prices are known, each figure with source and date (equations §13). */
@NullMarked
package io.perdollar.analysis.catalogue;

import org.jspecify.annotations.NullMarked;
