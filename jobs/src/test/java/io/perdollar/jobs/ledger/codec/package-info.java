@NullMarked
package io.perdollar.jobs.ledger.codec;

import org.jspecify.annotations.NullMarked;
