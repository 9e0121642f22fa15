-- Rows whose key is defective are rejected for that, and their keys are no keys.
UPDATE export_row
SET rejected = k.defect
FROM charge_key k
WHERE k.defect IS NOT NULL AND export_row.key = k.key AND export_row.rejected IS NULL;

DELETE FROM charge_key
WHERE defect IS NOT NULL
