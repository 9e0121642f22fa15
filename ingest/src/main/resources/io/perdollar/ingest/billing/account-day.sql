-- Grain: UTC day x billing account x currency, from accepted rows, before any grouping into charges.
SELECT
    day,
    billing_account_id,
    currency,
    count(*) AS export_rows,
    max(export_time) AS newest_export_time,
    sum(cost) AS export_cost,
    sum(cost) + sum(credit) AS billed_cost
FROM export_row
WHERE rejected IS NULL
GROUP BY ALL
ORDER BY ALL
