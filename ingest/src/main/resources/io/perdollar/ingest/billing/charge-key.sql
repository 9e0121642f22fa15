-- Grain: one key of a charge. Equal rows of two hours share it, so that its many texts travel once.
CREATE TABLE charge_key AS
SELECT key, ${key_columns}
FROM export_row
WHERE rejected IS NULL
GROUP BY ALL
