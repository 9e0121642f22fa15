-- Grain: a charge (equations §4): UTC hour x key, of the days from ? to ?. Each amount comes as a narrow and a wide number
-- (see numeric.sql), one of them NULL.
SELECT
    day,
    hour,
    key,
    export_rows,
    narrow(usage),
    wide(usage),
    narrow(pricing_usage),
    wide(pricing_usage),
    narrow(export_cost),
    wide(export_cost),
    narrow(list_cost),
    wide(list_cost),
    narrow(contracted_cost),
    wide(contracted_cost)
FROM (
    SELECT
        day,
        hour,
        key,
        count(*) AS export_rows,
        sum(usage) AS usage,
        sum(pricing_usage) AS pricing_usage,
        sum(cost) AS export_cost,
        sum(list_cost) AS list_cost,
        sum(contracted_cost) AS contracted_cost
    FROM export_row
    WHERE rejected IS NULL AND day BETWEEN ? AND ?
    GROUP BY day, hour, key
)
ORDER BY day, key, hour
