-- Grain: one row of the export. day and hour count from 1970-01-01 UTC; rejected is the ordinal of a RejectReason, NULL
-- where the row is accepted. What these files have is bound to the names of "bound"; what they lack is NULL.
WITH bound AS (
    SELECT ${columns}
    FROM ${source}
),
read AS (
    SELECT
        file,
        CASE
            WHEN billing_account_id IS NULL AND usage_start_time IS NULL AND NOT cost_given AND currency IS NULL AND sku_id IS NULL
                THEN 0
            WHEN coalesce(billing_account_id, ${account}) IS NULL THEN 1
            WHEN usage_start_time IS NULL
                OR usage_start_time < TIMESTAMPTZ '2000-01-01 00:00:00+00'
                OR usage_start_time >= TIMESTAMPTZ '2100-01-01 00:00:00+00' THEN 2
            WHEN export_time IS NULL THEN 3
            WHEN cost IS NULL THEN 4
            WHEN currency IS NULL OR NOT regexp_full_match(currency, '[A-Z]{3}') THEN 5
            WHEN invoice_month IS NULL OR NOT regexp_full_match(invoice_month, '[0-9]{4}(0[1-9]|1[0-2])') THEN 6
            WHEN currency_conversion_rate_given AND (currency_conversion_rate IS NULL OR currency_conversion_rate <= 0) THEN 7
            WHEN (usage_amount_given AND usage_amount IS NULL)
                OR (usage_amount_in_pricing_units_given AND usage_amount_in_pricing_units IS NULL)
                OR (cost_at_list_given AND cost_at_list IS NULL)
                OR (cost_at_effective_price_default_given AND cost_at_effective_price_default IS NULL) THEN 8
            WHEN len(list_filter(credits, lambda c: c.amount IS NULL OR c.type IS NULL)) > 0 THEN 9
        END AS rejected,
        epoch_us(usage_start_time) // 3600000000 AS hour,
        epoch_us(export_time) AS export_time,
        coalesce(usage_amount, 0) AS usage,
        coalesce(usage_amount_in_pricing_units, 0) AS pricing_usage,
        cost,
        coalesce(cost_at_list, cost) AS list_cost,
        coalesce(cost_at_effective_price_default, cost) AS contracted_cost,
        credits,
        coalesce(billing_account_id, ${account}) AS billing_account_id,
        project_id,
        location,
        region,
        zone,
        -- Of projects/1/instances/chat-1 the last segment is the name.
        coalesce(nullif(split_part(resource_name, '/', -1), ''), resource_name) AS resource_name,
        resource_global_name,
        coalesce(service_description, '') AS service_description,
        coalesce(sku_id, '') AS sku_id,
        coalesce(sku_description, '') AS sku_description,
        coalesce(usage_unit, '') AS usage_unit,
        coalesce(pricing_unit, '') AS pricing_unit,
        CASE
            WHEN cost_type IS NULL THEN 'regular'
            WHEN lower(cost_type) IN ('regular', 'tax', 'adjustment', 'rounding_error') THEN lower(cost_type)
            ELSE 'other'
        END AS cost_type,
        adjustment_type,
        invoice_month,
        currency,
        currency_conversion_rate AS conversion_rate,
        consumption_model,
        coalesce(subscription_id, applied_subscription_id) AS subscription_id,
        label_of(system_labels, 'compute.googleapis.com/machine_spec') AS machine_spec,
        nullif(greatest(TRY_CAST(label_of(system_labels, 'compute.googleapis.com/cores') AS INTEGER), 0), 0) AS cores,
        coalesce(lower(label_of(system_labels, 'compute.googleapis.com/is_unused_reservation')) = 'true', false)
            AS unused_reservation,
        label_of(system_labels, 'compute.googleapis.com/reservation_name') AS reservation_name,
        label_of(labels, ${service_label}) AS service_label,
        label_of(labels, ${environment_label}) AS environment_label,
        label_of(labels, ${instance_label}) AS instance_label
    FROM bound
)
SELECT
    file,
    CAST(rejected AS TINYINT) AS rejected,
    CAST(hour // 24 AS INTEGER) AS day,
    CAST(hour AS INTEGER) AS hour,
    CAST(${key_hash} AS BIGINT) AS key,
    export_time,
    usage,
    pricing_usage,
    cost,
    list_cost,
    contracted_cost,
    coalesce(list_sum(list_transform(credits, lambda c: c.amount)), 0) AS credit,
    credits,
    ${key_columns}
FROM read
