/** SQL that lies in files, whatever engine runs it. */
@NullMarked
package io.perdollar.ingest.sql;

import org.jspecify.annotations.NullMarked;
