-- Grain: one file that has rows.
SELECT file, count(*) AS export_rows, count(rejected) AS rejected_rows
FROM export_row
GROUP BY file
ORDER BY file
