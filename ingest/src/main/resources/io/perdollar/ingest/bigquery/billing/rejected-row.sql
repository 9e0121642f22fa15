-- Grain: one row of the export that was not accepted, the first 1,000 of each reason.
WITH export_row AS (
    ${export_row}
)
SELECT rejected, excerpt
FROM (
    SELECT
        rejected,
        excerpt,
        ROW_NUMBER() OVER (PARTITION BY rejected ORDER BY excerpt) AS number
    FROM (
        SELECT
            rejected,
            TO_JSON_STRING(STRUCT(
                billing_account_id, sku_id, day, hour, export_time, cost, currency, invoice_month, conversion_rate, credits))
                AS excerpt
        FROM export_row
        WHERE rejected IS NOT NULL
    )
)
WHERE number <= 1000
ORDER BY rejected, number
