-- Grain: a charge's credits of one type, of the days from ? to ?, in the order of charge.sql.
SELECT
    day,
    hour,
    key,
    type,
    narrow(amount),
    wide(amount)
FROM (
    SELECT day, hour, key, credit.type AS type, sum(credit.amount) AS amount
    FROM (
        SELECT day, hour, key, unnest(credits) AS credit
        FROM export_row
        WHERE rejected IS NULL AND day BETWEEN ? AND ? AND len(credits) > 0
    )
    GROUP BY day, hour, key, type
)
ORDER BY day, key, hour, type
