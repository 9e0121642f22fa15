-- Grain: one log row, each once. rejected says why a row cannot be read, NULL where it can. What this table has is bound to
-- the names of the innermost SELECT; what it lacks is NULL.
SELECT
    row_day,
    IFNULL(owner, '') AS owner,
    logged_us,
    IFNULL(method, '') AS method,
    IFNULL(target, '') AS target,
    status,
    duration_us,
    bytes,
    tokens_in,
    tokens_out,
    tokens_cached,
    CASE
        WHEN is_text AND message = '' THEN 'EMPTY'
        WHEN is_text AND NOT matches THEN 'FORMAT'
        WHEN logged_us IS NULL
            OR logged_us < UNIX_MICROS(TIMESTAMP '2000-01-01 00:00:00+00')
            OR logged_us >= UNIX_MICROS(TIMESTAMP '2200-01-01 00:00:00+00') THEN 'TIME'
        WHEN status IS NULL OR (NOT is_text AND target IS NULL) THEN 'MISSING'
        WHEN duration_us < 0 OR duration_us > 2678400000000
            OR bytes < 0 OR bytes > 999999999999999
            OR tokens_in < 0 OR tokens_in > 999999999999999
            OR tokens_out < 0 OR tokens_out > 999999999999999
            OR tokens_cached < 0 OR tokens_cached > 999999999999999 THEN 'NUMBER'
    END AS rejected
FROM (
    SELECT
        UNIX_DATE(DATE(row_time)) AS row_day,
        message,
        ${read}
    FROM (
        SELECT
            *,
            ${copy} AS copy
        FROM (
            SELECT
                ${columns}
            FROM ${table}
            WHERE ${rows}
        )
    )
    WHERE copy = 1
)
