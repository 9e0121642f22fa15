@NullMarked
package io.perdollar.jobs.ledger;

import org.jspecify.annotations.NullMarked;
