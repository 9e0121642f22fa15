/** The spreadsheet that finance opens: typed tables as native Excel. */
@NullMarked
package io.perdollar.reporting.workbook;

import org.jspecify.annotations.NullMarked;
