package io.perdollar.ingest.billing;

/** Why an export row was not accepted. Such a row is counted and kept, never read as zero. */
public enum RejectReason {
    BROKEN_JSON("not a JSON object", "one whole JSON object"),
    NO_BILLING_ACCOUNT("billing_account_id is missing", "an account such as 01338E-BE3FD6-363B4C"),
    USAGE_START_TIME("usage_start_time is missing or no time", "a time such as 2026-11-15 22:00:00 UTC"),
    EXPORT_TIME("export_time is missing or no time", "a time such as 2026-11-16 01:49:02.981774 UTC"),
    COST("cost is missing or no number", "a number within NUMERIC's range"),
    CURRENCY("currency is missing or no ISO code", "three capital letters such as USD"),
    INVOICE_MONTH("invoice.month is missing or no month", "YYYYMM such as 202611"),
    CONVERSION_RATE("currency_conversion_rate is no positive number", "a positive number, or none"),
    AMOUNT(
            "usage.amount, usage.amount_in_pricing_units, cost_at_list or cost_at_effective_price_default is no number",
            "a number within NUMERIC's range, or none"),
    CREDIT("a credit has no number as amount, or neither type nor name", "credits with type or name, and amount"),
    SEPARATOR("a text holds the control character U+001F", "texts without control characters");

    private final String defect;
    private final String expected;

    RejectReason(String defect, String expected) {
        this.defect = defect;
        this.expected = expected;
    }

    /** What is wrong, in words. */
    public String defect() {
        return defect;
    }

    /** What was expected instead, in words. */
    public String expected() {
        return expected;
    }

    /** The reason that a row's {@code rejected} column in {@code export-row.sql} states. */
    public static RejectReason ofColumn(int ordinal) {
        return values()[ordinal];
    }
}
