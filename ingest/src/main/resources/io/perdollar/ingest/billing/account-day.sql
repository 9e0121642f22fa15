-- Grain: UTC day x billing account x currency, from accepted rows, before any grouping into charges.
SELECT
    day,
    billing_account_id,
    currency,
    CAST(sum(export_rows) AS BIGINT) AS export_rows,
    max(newest_export_time) AS newest_export_time,
    sum(export_cost) AS export_cost,
    sum(billed_cost) AS billed_cost
FROM (
    SELECT
        day,
        key,
        count(*) AS export_rows,
        max(export_time) AS newest_export_time,
        sum(cost) AS export_cost,
        sum(cost) + sum(credit) AS billed_cost
    FROM export_row
    WHERE rejected IS NULL
    GROUP BY day, key
)
JOIN charge_key USING (key)
GROUP BY day, billing_account_id, currency
ORDER BY day, billing_account_id, currency
