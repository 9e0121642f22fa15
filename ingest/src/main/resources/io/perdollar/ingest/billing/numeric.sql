-- FLOAT64 -> NUMERIC as GoogleSQL's CAST does it: the exact binary value, half away from zero (equations §3).
-- DuckDB's own cast multiplies in floating point and so errs in ties. Three ways, the fast ones first:
--   whole numbers are exact as integers; a product x * 1e9 that is further from a tie than its own error rounds safely;
--   all else is written out (40 digits are more than the nearest that a FLOAT64 can come to a tie) and read as decimal.
CREATE MACRO numeric_of_double(x) AS CASE
    WHEN x = trunc(x) AND abs(x) < 1e29
        THEN CAST(CAST(x AS HUGEINT) AS DECIMAL(38, 9))
    WHEN abs(x) < 4.5e6 AND abs(x * 1e9 - floor(x * 1e9) - 0.5) > abs(x * 1e9) * 2.3e-16
        THEN CAST(CAST(CAST(round(x * 1e9) AS BIGINT) AS DECIMAL(18, 0)) * CAST(0.000000001 AS DECIMAL(9, 9)) AS DECIMAL(38, 9))
    WHEN isfinite(x)
        THEN TRY_CAST(format('{:.40f}', x) AS DECIMAL(38, 9))
END;

-- NUMERIC as written; what exceeds 9 fraction digits is rounded half away from zero.
CREATE MACRO numeric_of_text(t) AS TRY_CAST(t AS DECIMAL(38, 9));

-- In JSON lines a number is a FLOAT64 and a string a NUMERIC: so bq extract writes them.
CREATE MACRO numeric_of_json_string(j) AS CASE
    WHEN CAST(j AS VARCHAR)[1] = '"'
        THEN numeric_of_text(CAST(j AS VARCHAR)[2:-2])
END;

CREATE MACRO numeric_of_json(j) AS coalesce(
    numeric_of_double(TRY_CAST(CAST(j AS VARCHAR) AS DOUBLE)), numeric_of_json_string(j));

-- In the array of bq query every scalar is a string, so the documented type decides, which is FLOAT64.
CREATE MACRO numeric_of_json_text(j) AS numeric_of_double(TRY_CAST(trim(CAST(j AS VARCHAR), '"') AS DOUBLE));

-- A decimal leaves DuckDB as a long where it fits into one, and as text otherwise, which takes ten times as long.
CREATE MACRO is_narrow(x) AS x > -1000000000 AND x < 1000000000;
CREATE MACRO narrow(x) AS CASE WHEN is_narrow(x) THEN CAST(x AS DECIMAL(18, 9)) END;
CREATE MACRO wide(x) AS CASE WHEN NOT is_narrow(x) THEN x END;

-- The first value of a label; NULL where there is none.
CREATE MACRO label_of(list, name) AS list_filter(list, lambda l: l.key = name)[1].value;

-- What is wrong with a charge's key: the ordinal of a RejectReason, or NULL. A text that holds the separator itself would
-- shift all parts after it.
CREATE MACRO key_defect(part) AS CASE
    WHEN len(part) <> 26 THEN 10
    WHEN part[1] = '' THEN 1
    WHEN NOT regexp_full_match(part[16], '[A-Z]{3}') THEN 5
    WHEN NOT regexp_full_match(part[15], '[0-9]{4}(0[1-9]|1[0-2])') THEN 6
END;
