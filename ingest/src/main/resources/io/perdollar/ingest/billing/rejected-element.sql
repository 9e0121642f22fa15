-- Grain: one rejected element of one file that holds an array or is Parquet.
SELECT record AS line, rejected, text
FROM (SELECT row_number() OVER () AS record, CAST(${row} AS VARCHAR) AS text FROM ${source})
JOIN rejected_record USING (record)
ORDER BY line
