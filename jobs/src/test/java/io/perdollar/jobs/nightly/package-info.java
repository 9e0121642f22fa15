@NullMarked
package io.perdollar.jobs.nightly;

import org.jspecify.annotations.NullMarked;
