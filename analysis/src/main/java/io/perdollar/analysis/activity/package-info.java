/** What request logs say: endpoints, counts, minutes and busy stretches per subject and hour (equations §1, §8). */
@NullMarked
package io.perdollar.analysis.activity;

import org.jspecify.annotations.NullMarked;
