package io.perdollar.reporting.workbook;

/** How the summary is laid out: tables at the left, charts at the right, tiles above both. Rows and columns count from 0. */
final class SummaryPlan {
    /** Row of the first table below the tiles. */
    static final int TOP = 8;

    /** First and last column of each tile. */
    static final int[][] TILES = {{1, 1}, {2, 3}, {4, 5}, {7, 11}, {12, 16}};

    /** Column between tables and charts. */
    static final int GAP = 6;

    /** First column of the charts. */
    static final int LEFT = 7;

    /** First column of the right one of two charts side by side. */
    static final int MIDDLE = 12;

    /** Column after the charts. */
    static final int RIGHT = 17;

    /** Width of each column under the charts, in characters. */
    static final int CHART_COLUMN = 10;

    /** Width of tables, gap and charts together, in characters. */
    static final int WIDTH = 190;

    /** Charts need so many rows, however short the tables beside them are. */
    private static final int LEAST_ROWS = 28;

    private SummaryPlan() {}

    /** Row after the charts, level with the last table. */
    static int bottom(int lastTableRow) {
        return Math.max(TOP + LEAST_ROWS, lastTableRow + 1);
    }

    /** Row at which the lower charts begin. */
    static int half(int bottom) {
        return TOP + (bottom - TOP + 1) / 2;
    }
}
