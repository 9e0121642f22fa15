-- The first line of a file that is not blank; every byte is read as one character (see rejected-line.sql).
SELECT text
FROM read_csv(
    ${file}, columns = {text: 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x01', quote = '', escape = '',
    encoding = 'latin-1', strict_mode = false, max_line_size = 16777216, buffer_size = 67108864, compression = ${compression})
WHERE text IS NOT NULL AND trim(text, E' \t\r') <> ''
LIMIT 1
