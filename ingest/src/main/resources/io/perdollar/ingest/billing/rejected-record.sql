-- Grain: one row of one file that was not accepted; record counts its rows from 1.
CREATE OR REPLACE TEMP TABLE rejected_record AS
SELECT record, rejected
FROM (
    SELECT
        row_number() OVER () AS record,
        coalesce(rejected, key_defect(string_split(key_text, chr(31)))) AS rejected
    FROM (${rows})
)
WHERE rejected IS NOT NULL
