-- Grain: one rejected line of one file of JSON lines. Blank lines are lines and no records. Every byte is read as one
-- character, so that no broken text can stop the reading; the bytes are put together again afterwards. The new_line given
-- lets both kinds of line end count as one.
SELECT line, rejected, text
FROM (
    SELECT
        row_number() OVER () AS line,
        count(CASE WHEN text IS NOT NULL AND trim(text, E' \t\r') <> '' THEN 1 END)
            OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS record,
        text
    FROM read_csv(
        ${file}, columns = {text: 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x01', quote = '', escape = '',
        new_line = '\r\n', encoding = 'latin-1', strict_mode = false, max_line_size = 16777216, compression = ${compression})
)
JOIN rejected_record USING (record)
WHERE text IS NOT NULL AND trim(text, E' \t\r') <> ''
ORDER BY line
