-- Grain: one row of the export. hour counts from 1970-01-01 UTC. key_text holds the 26 texts of a charge's key in the order
-- of charge-key.sql, '' where absent: one long text is stored and compared faster than 26 short ones. rejected is the
-- ordinal of a RejectReason as far as the row alone tells, NULL where nothing is wrong.
WITH bound AS (
    -- What these files have, by the names below.
    SELECT ${columns}
    FROM ${source}
),
read AS (
    SELECT
        *,
        coalesce(numeric_of_double(cost_double), cost_decimal) AS cost,
        coalesce(numeric_of_double(cost_at_list_double), cost_at_list_decimal) AS list_cost,
        coalesce(numeric_of_double(cost_at_effective_price_default_double), cost_at_effective_price_default_decimal)
            AS contracted_cost,
        coalesce(numeric_of_double(usage_amount_double), usage_amount_decimal) AS usage,
        coalesce(numeric_of_double(usage_amount_in_pricing_units_double), usage_amount_in_pricing_units_decimal)
            AS pricing_usage,
        coalesce(numeric_of_double(currency_conversion_rate_double), currency_conversion_rate_decimal) AS rate,
        epoch_us(usage_start_time) // 3600000000 AS hour
    FROM bound
),
keyed AS (
    SELECT
        *,
        -- Absent texts are NULL or empty, and nothing here.
        concat(
            CASE WHEN coalesce(billing_account_id, '') = '' THEN ${account} ELSE billing_account_id END, chr(31),
            project_id, chr(31),
            location, chr(31),
            region, chr(31),
            zone, chr(31),
            -- Of projects/1/instances/chat-1 the last segment is the name.
            coalesce(nullif(split_part(resource_name, '/', -1), ''), resource_name), chr(31),
            resource_global_name, chr(31),
            service_description, chr(31),
            sku_id, chr(31),
            sku_description, chr(31),
            usage_unit, chr(31),
            pricing_unit, chr(31),
            CASE
                WHEN coalesce(cost_type, '') = '' THEN 'regular'
                WHEN lower(cost_type) IN ('regular', 'tax', 'adjustment', 'rounding_error') THEN lower(cost_type)
                ELSE 'other'
            END, chr(31),
            adjustment_type, chr(31),
            invoice_month, chr(31),
            currency, chr(31),
            CAST(rate AS VARCHAR), chr(31),
            consumption_model, chr(31),
            CASE WHEN coalesce(subscription_id, '') = '' THEN applied_subscription_id ELSE subscription_id END, chr(31),
            label_of(system_labels, 'compute.googleapis.com/machine_spec'), chr(31),
            CAST(
                nullif(greatest(TRY_CAST(label_of(system_labels, 'compute.googleapis.com/cores') AS INTEGER), 0), 0)
                AS VARCHAR), chr(31),
            CASE
                WHEN lower(label_of(system_labels, 'compute.googleapis.com/is_unused_reservation')) = 'true' THEN 'true'
            END, chr(31),
            label_of(system_labels, 'compute.googleapis.com/reservation_name'), chr(31),
            label_of(labels, ${service_label}), chr(31),
            label_of(labels, ${environment_label}), chr(31),
            label_of(labels, ${instance_label})) AS key_text
    FROM read
)
SELECT
    file,
    CAST(CASE
        WHEN usage_start_time IS NULL AND NOT cost_given AND concat(currency, sku_id, billing_account_id) = '' THEN 0
        WHEN usage_start_time IS NULL
            OR usage_start_time < TIMESTAMPTZ '2000-01-01 00:00:00+00'
            OR usage_start_time >= TIMESTAMPTZ '2100-01-01 00:00:00+00' THEN 2
        WHEN export_time IS NULL THEN 3
        WHEN cost IS NULL THEN 4
        WHEN currency_conversion_rate_given AND (rate IS NULL OR rate <= 0) THEN 7
        WHEN (usage_amount_given AND usage IS NULL)
            OR (usage_amount_in_pricing_units_given AND pricing_usage IS NULL)
            OR (cost_at_list_given AND list_cost IS NULL)
            OR (cost_at_effective_price_default_given AND contracted_cost IS NULL) THEN 8
        WHEN len(list_filter(credits, lambda c: c.amount IS NULL OR c.type IS NULL)) > 0 THEN 9
    END AS TINYINT) AS rejected,
    CAST(hour // 24 AS INTEGER) AS day,
    CAST(hour AS INTEGER) AS hour,
    CAST(${key_hash} AS BIGINT) AS key,
    key_text,
    epoch_us(export_time) AS export_time,
    coalesce(usage, 0) AS usage,
    coalesce(pricing_usage, 0) AS pricing_usage,
    cost,
    coalesce(list_cost, cost) AS list_cost,
    coalesce(contracted_cost, cost) AS contracted_cost,
    coalesce(list_sum(list_transform(credits, lambda c: c.amount)), 0) AS credit,
    credits
FROM keyed
