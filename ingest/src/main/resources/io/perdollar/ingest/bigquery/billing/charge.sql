-- Grain: UTC day x key of a charge; its hours and credits as arrays, so that the key's many texts travel once a day.
WITH export_row AS (
    ${export_row}
),
amount AS (
    -- A row gives its own amounts once and each of its credits once, so that one scan serves both.
    SELECT
        day, hour,
        ${key_columns},
        a.type, a.usage, a.pricing_usage, a.cost, a.list_cost, a.contracted_cost, a.credit
    FROM export_row,
        UNNEST(ARRAY_CONCAT(
            [STRUCT(
                CAST(NULL AS STRING) AS type, usage AS usage, pricing_usage AS pricing_usage, cost AS cost,
                list_cost AS list_cost, contracted_cost AS contracted_cost, NUMERIC '0' AS credit)],
            ARRAY(
                SELECT AS STRUCT
                    c.type AS type, NUMERIC '0' AS usage, NUMERIC '0' AS pricing_usage, NUMERIC '0' AS cost,
                    NUMERIC '0' AS list_cost, NUMERIC '0' AS contracted_cost, c.amount AS credit
                FROM UNNEST(credits) AS c))) AS a
    WHERE rejected IS NULL
),
summed AS (
    SELECT
        day, hour,
        ${key_columns},
        type,
        SUM(usage) AS usage,
        SUM(pricing_usage) AS pricing_usage,
        SUM(cost) AS cost,
        SUM(list_cost) AS list_cost,
        SUM(contracted_cost) AS contracted_cost,
        SUM(credit) AS credit
    FROM amount
    GROUP BY
        day, hour,
        ${key_columns},
        type
)
SELECT
    day,
    ${key_columns},
    ARRAY_AGG(
        IF(type IS NULL, STRUCT(hour, usage, pricing_usage, cost, list_cost, contracted_cost), NULL)
        IGNORE NULLS ORDER BY hour) AS hours,
    ARRAY_AGG(IF(type IS NOT NULL, STRUCT(hour, type, credit AS amount), NULL) IGNORE NULLS ORDER BY hour, type) AS credits
FROM summed
GROUP BY
    day,
    ${key_columns}
ORDER BY day, billing_account_id
