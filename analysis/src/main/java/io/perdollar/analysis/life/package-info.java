/** What became of advice: recognised from the bill, measured against what was predicted (docs/decisions.md, lives of advice). */
@NullMarked
package io.perdollar.analysis.life;

import org.jspecify.annotations.NullMarked;
