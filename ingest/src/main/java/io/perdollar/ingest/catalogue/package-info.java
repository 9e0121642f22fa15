/** Price catalogues as data files, each figure with its source and date (equations §13). */
@NullMarked
package io.perdollar.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
