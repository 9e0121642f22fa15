-- Text is ordered by its characters, as H2 and Java do, whatever the language of the server: reports list by it.
DO $$
DECLARE
    text_column RECORD;
BEGIN
    FOR text_column IN
        SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS type
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
            AND NOT a.attisdropped AND a.attcollation <> 0
            AND c.relname NOT LIKE 'flyway%' AND c.relname NOT LIKE 'batch%'
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE %s COLLATE "C"',
            text_column.table_name, text_column.column_name, text_column.type);
    END LOOP;
END
$$;
