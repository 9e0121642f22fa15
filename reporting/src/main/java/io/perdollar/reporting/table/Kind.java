package io.perdollar.reporting.table;

/** What a column's values are; it decides alignment and the format of an empty cell. */
public enum Kind {
    TEXT,
    /** Text of several lines. */
    PROSE,
    /** Words after the figures; they may run over the edge of their column. */
    REMARK,
    MONEY,
    UNIT_PRICE,
    RATIO,
    SHARE,
    CHANGE,
    COUNT,
    HOURS,
    DATE,
    MONTH,
    /** Values of different kinds, one below the other. */
    MIXED;

    /** Whether values stand at the right, as numbers do. */
    public boolean isNumber() {
        return this != TEXT && this != PROSE && this != REMARK && this != DATE && this != MONTH;
    }
}
