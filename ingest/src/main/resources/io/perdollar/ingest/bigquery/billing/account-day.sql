-- Grain: reason for rejection (NULL: accepted) x UTC day x billing account x currency, before any grouping into charges.
WITH export_row AS (
    ${export_row}
)
SELECT
    rejected,
    IF(rejected IS NULL, day, NULL) AS day,
    IF(rejected IS NULL, billing_account_id, NULL) AS billing_account_id,
    IF(rejected IS NULL, currency, NULL) AS currency,
    COUNT(*) AS export_rows,
    UNIX_MICROS(MAX(export_time)) AS newest_export_time,
    SUM(IF(rejected IS NULL, cost, 0)) AS export_cost,
    SUM(IF(rejected IS NULL, cost + (SELECT IFNULL(SUM(c.amount), 0) FROM UNNEST(credits) AS c), 0)) AS billed_cost
FROM export_row
GROUP BY 1, 2, 3, 4
ORDER BY 2, 3, 4, 1
