-- Grain: one row of the export. rejected is the ordinal of a RejectReason, NULL where the row is accepted. What this table
-- has is bound to the names of the inner SELECT; what it lacks is NULL.
SELECT
    CASE
        WHEN billing_account_id IS NULL THEN 1
        WHEN usage_start_time IS NULL
            OR usage_start_time < TIMESTAMP '2000-01-01 00:00:00+00'
            OR usage_start_time >= TIMESTAMP '2100-01-01 00:00:00+00' THEN 2
        WHEN export_time IS NULL THEN 3
        WHEN cost IS NULL THEN 4
        WHEN currency IS NULL OR NOT REGEXP_CONTAINS(currency, r'^[A-Z]{3}$') THEN 5
        WHEN invoice_month IS NULL OR NOT REGEXP_CONTAINS(invoice_month, r'^[0-9]{4}(0[1-9]|1[0-2])$') THEN 6
        WHEN conversion_rate_given AND (conversion_rate IS NULL OR conversion_rate <= 0) THEN 7
        WHEN (usage_amount_given AND usage_amount IS NULL)
            OR (pricing_usage_given AND pricing_usage IS NULL)
            OR (cost_at_list_given AND cost_at_list IS NULL)
            OR (cost_at_effective_price_default_given AND cost_at_effective_price_default IS NULL) THEN 8
        WHEN EXISTS (SELECT 1 FROM UNNEST(credits) AS c WHERE c.amount IS NULL OR c.type IS NULL) THEN 9
    END AS rejected,
    UNIX_DATE(DATE(usage_start_time)) AS day,
    EXTRACT(HOUR FROM usage_start_time) AS hour,
    export_time,
    IFNULL(usage_amount, 0) AS usage,
    IFNULL(pricing_usage, 0) AS pricing_usage,
    cost,
    IFNULL(cost_at_list, cost) AS list_cost,
    IFNULL(cost_at_effective_price_default, cost) AS contracted_cost,
    credits,
    billing_account_id,
    project_id,
    location,
    region,
    zone,
    -- Of projects/1/instances/chat-1 the last segment is the name.
    IFNULL(NULLIF(REGEXP_EXTRACT(resource_name, r'[^/]*$'), ''), resource_name) AS resource_name,
    resource_global_name,
    IFNULL(service_description, '') AS service_description,
    IFNULL(sku_id, '') AS sku_id,
    IFNULL(sku_description, '') AS sku_description,
    IFNULL(usage_unit, '') AS usage_unit,
    IFNULL(pricing_unit, '') AS pricing_unit,
    CASE
        WHEN cost_type IS NULL THEN 'regular'
        WHEN LOWER(cost_type) IN ('regular', 'tax', 'adjustment', 'rounding_error') THEN LOWER(cost_type)
        ELSE 'other'
    END AS cost_type,
    adjustment_type,
    invoice_month,
    currency,
    conversion_rate,
    consumption_model,
    IFNULL(subscription_id, applied_subscription_id) AS subscription_id,
    machine_spec,
    NULLIF(GREATEST(SAFE_CAST(cores AS INT64), 0), 0) AS cores,
    IFNULL(LOWER(unused_reservation) = 'true', FALSE) AS unused_reservation,
    reservation_name,
    service_label,
    environment_label,
    instance_label
FROM (
    SELECT
        ${columns}
    FROM ${table}
    WHERE ${rows}
)
