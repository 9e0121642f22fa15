-- Grain: one UTC day of usage that has rows in the partitions written since the last read.
SELECT DISTINCT UNIX_DATE(DATE(t.usage_start_time)) AS day
FROM ${table}
WHERE ${partitions} AND t.usage_start_time IS NOT NULL
ORDER BY day
