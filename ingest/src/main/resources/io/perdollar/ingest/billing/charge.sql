-- Grain: a charge (equations §4): UTC hour x key, of the days from ? to ?.
SELECT
    day,
    hour,
    key,
    sum(usage) AS usage,
    sum(pricing_usage) AS pricing_usage,
    sum(cost) AS export_cost,
    sum(list_cost) AS list_cost,
    sum(contracted_cost) AS contracted_cost
FROM export_row
WHERE rejected IS NULL AND day BETWEEN ? AND ?
GROUP BY day, hour, key
ORDER BY day, key, hour
