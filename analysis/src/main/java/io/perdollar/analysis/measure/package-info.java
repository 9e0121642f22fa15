/** From charges and activity to the finished figures: who paid for what, and what it served (equations §6–§12). */
@NullMarked
package io.perdollar.analysis.measure;

import org.jspecify.annotations.NullMarked;
