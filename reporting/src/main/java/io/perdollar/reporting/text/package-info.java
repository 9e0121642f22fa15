/** Words and numbers for people, by language. */
@NullMarked
package io.perdollar.reporting.text;

import org.jspecify.annotations.NullMarked;
