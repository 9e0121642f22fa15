-- Grain: one key of a charge. Rows of many hours share it, so that its texts travel once; '' means absent.
CREATE TABLE charge_key AS
SELECT
    key,
    key_text,
    key_defect(part) AS defect,
    part[1] AS billing_account_id,
    part[2] AS project_id,
    part[3] AS location,
    part[4] AS region,
    part[5] AS zone,
    part[6] AS resource_name,
    part[7] AS resource_global_name,
    part[8] AS service_description,
    part[9] AS sku_id,
    part[10] AS sku_description,
    part[11] AS usage_unit,
    part[12] AS pricing_unit,
    part[13] AS cost_type,
    part[14] AS adjustment_type,
    part[15] AS invoice_month,
    part[16] AS currency,
    part[17] AS conversion_rate,
    part[18] AS consumption_model,
    part[19] AS subscription_id,
    part[20] AS machine_spec,
    part[21] AS cores,
    part[22] AS unused_reservation,
    part[23] AS reservation_name,
    part[24] AS service_label,
    part[25] AS environment_label,
    part[26] AS instance_label
FROM (
    SELECT key, key_text, string_split(key_text, chr(31)) AS part
    FROM export_row
    WHERE rejected IS NULL
    GROUP BY key, key_text
)
