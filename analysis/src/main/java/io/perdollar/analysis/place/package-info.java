/** Where each charge falls, how shared cost is allocated, and the proof that nothing is lost (equations §6). */
@NullMarked
package io.perdollar.analysis.place;

import org.jspecify.annotations.NullMarked;
