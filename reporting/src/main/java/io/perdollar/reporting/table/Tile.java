package io.perdollar.reporting.table;

/**
 * One number at the head of a report.
 *
 * @param label what it is
 * @param value the number
 * @param aside a second number that puts it into proportion; may be missing
 * @param asideLabel words after the second number
 */
public record Tile(String label, Cell value, Cell aside, String asideLabel) {}
