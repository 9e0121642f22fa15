-- Grain: billing account x SKU of Compute Engine x region, as priced on the newest day of the pricing export.
SELECT
    sku_id,
    sku_description,
    region,
    pricing_unit,
    SAFE_DIVIDE(rate.usd, rate.quantity) AS usd_price,
    pricing_day
FROM (
    SELECT
        sku_id,
        sku_description,
        LOWER(region) AS region,
        pricing_unit,
        pricing_day,
        -- A machine's SKUs have one tier; of several the first is meant.
        (
            SELECT AS STRUCT CAST(r.usd AS NUMERIC) AS usd, SAFE_CAST(r.quantity AS NUMERIC) AS quantity
            FROM UNNEST(rates) AS r
            ORDER BY r.tier_start
            LIMIT 1
        ) AS rate
    FROM (
        SELECT
            t.sku.id AS sku_id,
            t.sku.description AS sku_description,
            t.geo_taxonomy.regions AS regions,
            t.pricing_unit AS pricing_unit,
            UNIX_DATE(DATE(t.pricing_as_of_time)) AS pricing_day,
            ${rates} AS rates,
            ROW_NUMBER() OVER (
                PARTITION BY t.billing_account_id, t.sku.id
                ORDER BY t.pricing_as_of_time DESC, t.export_time DESC) AS place
        FROM ${table} AS t
        WHERE ${rows} AND t.service.id = @service
    ),
        UNNEST(regions) AS region
    WHERE place = 1 AND LOWER(region) IN UNNEST(@regions)
)
ORDER BY sku_id, region
