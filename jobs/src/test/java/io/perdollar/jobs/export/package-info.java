@NullMarked
package io.perdollar.jobs.export;

import org.jspecify.annotations.NullMarked;
