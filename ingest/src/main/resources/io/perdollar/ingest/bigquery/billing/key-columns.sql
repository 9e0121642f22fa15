billing_account_id, project_id, location, region, zone, resource_name, resource_global_name,
service_description, sku_id, sku_description, usage_unit, pricing_unit, cost_type, adjustment_type, invoice_month,
currency, conversion_rate, consumption_model, subscription_id,
machine_spec, cores, unused_reservation, reservation_name,
service_label, environment_label, instance_label
