-- Grain: UTC day of the row x owner x UTC hour (section 'hour'); beside it the rejected rows by reason and the unrecognised
-- endpoints by name (equations §1, §8). One scan: each row is multiplied into the facts that it gives.
WITH log_row AS (
    ${log_row}
),
line AS (
    SELECT
        *,
        kind IN ('served', 'failed') AS is_request,
        kind IN ('served', 'failed', 'unrecognised') AS is_activity,
        DIV(arrival_us, 60000000) AS first_minute,
        DIV(GREATEST(arrival_us, completion_us - 1), 60000000) AS last_minute
    FROM (
        SELECT
            *,
            ${arrival} AS arrival_us,
            ${completion} AS completion_us,
            CASE
                WHEN rejected IS NOT NULL THEN 'rejected'
                WHEN target = '' OR NOT REGEXP_CONTAINS(method, r'^[A-Z][A-Z_-]*$') THEN 'ignored'
                WHEN REGEXP_CONTAINS(endpoint, @inference) THEN IF(status >= 200 AND status < 400, 'served', 'failed')
                WHEN method IN ('GET', 'HEAD', 'OPTIONS') OR REGEXP_CONTAINS(endpoint, @ignore) THEN 'ignored'
                WHEN status >= 200 AND status < 300 THEN 'unrecognised'
                ELSE 'ignored'
            END AS kind
        FROM (
            SELECT
                * EXCEPT (path),
                CONCAT(method, ' ', IF(LENGTH(path) > 1 AND ENDS_WITH(path, '/'), SUBSTR(path, 1, LENGTH(path) - 1), path))
                    AS endpoint
            FROM (
                SELECT
                    *,
                    -- Of https://host/path?query the path; a target that names only a host means its root.
                    CASE
                        WHEN NOT REGEXP_CONTAINS(target, r'^https?://') THEN IFNULL(REGEXP_EXTRACT(target, r'^[^?]*'), '')
                        WHEN REGEXP_CONTAINS(target, r'^https?://[^/?]*/')
                            THEN REGEXP_EXTRACT(target, r'^https?://[^/?]*([^?]*)')
                        ELSE '/'
                    END AS path
                FROM log_row
            )
        )
    )
),
fact AS (
    SELECT
        row_day,
        owner,
        f.section,
        f.slot,
        f.bucket,
        f.detail,
        COUNT(*) AS lines,
        COUNTIF(kind = 'served') AS served,
        COUNTIF(kind = 'failed') AS failed,
        COUNTIF(kind = 'ignored') AS ignored,
        COUNTIF(kind = 'unrecognised') AS unrecognised,
        SUM(IF(is_request, bytes, NULL)) AS bytes,
        SUM(IF(is_request, tokens_in, NULL)) AS tokens_in,
        SUM(IF(is_request, tokens_out, NULL)) AS tokens_out,
        SUM(IF(is_request, tokens_cached, NULL)) AS tokens_cached,
        MIN(logged_us) AS first_us,
        MAX(logged_us) AS last_us,
        COUNTIF(is_request AND f.slot = first_minute) AS arrivals,
        SUM(IF(
            is_request,
            LEAST(completion_us, (f.slot + 1) * 60000000) - GREATEST(arrival_us, f.slot * 60000000),
            0)) AS in_flight_us,
        SUM(IF(is_request AND f.slot = first_minute, tokens_out, NULL)) AS minute_tokens_out,
        MIN(GREATEST(arrival_us, f.slot * 60000000)) AS busy_from_us,
        MAX(LEAST(completion_us, (f.slot + 1) * 60000000)) AS busy_to_us
    FROM line,
        UNNEST(ARRAY_CONCAT(
            [STRUCT(
                IF(kind = 'rejected', 'rejected', 'hour') AS section,
                IF(kind = 'rejected', 0, DIV(logged_us, 3600000000)) AS slot,
                IF(is_request, RANGE_BUCKET(duration_us, @latency_edges), NULL) AS bucket,
                IFNULL(rejected, '') AS detail)],
            IF(
                kind = 'unrecognised',
                [STRUCT('path' AS section, 0 AS slot, CAST(NULL AS INT64) AS bucket, endpoint AS detail)],
                []),
            ARRAY(
                SELECT AS STRUCT 'minute' AS section, minute AS slot, CAST(NULL AS INT64) AS bucket, '' AS detail
                FROM UNNEST(IF(is_activity, GENERATE_ARRAY(first_minute, last_minute), [])) AS minute))) AS f
    GROUP BY 1, 2, 3, 4, 5, 6
),
opened AS (
    -- All that arrives within one minute is less than 60 s apart, so stretches are joined minute by minute.
    SELECT
        *,
        IF(
            section = 'minute'
                AND IFNULL(
                    busy_from_us - MAX(busy_to_us) OVER (
                        PARTITION BY row_day, owner, section, DIV(slot, 1440)
                        ORDER BY slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) >= 60000000,
                    TRUE),
            1, 0) AS opens,
        ROW_NUMBER() OVER (PARTITION BY row_day, owner, section ORDER BY lines DESC, detail) AS place
    FROM fact
),
numbered AS (
    SELECT
        *,
        SUM(opens) OVER (
            PARTITION BY row_day, owner, section, DIV(slot, 1440)
            ORDER BY slot ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stretch
    FROM opened
),
closed AS (
    SELECT
        *,
        MAX(busy_to_us) OVER (PARTITION BY row_day, owner, section, DIV(slot, 1440), stretch) AS stretch_to_us
    FROM numbered
)
SELECT
    IF(section = 'minute', 'hour', section) AS section,
    row_day,
    owner,
    IF(section = 'minute', DIV(slot, 60), slot) AS hour,
    IF(section = 'path' AND place > 1000, '(others)', detail) AS detail,
    SUM(IF(section = 'minute', 0, lines)) AS lines,
    SUM(IF(section = 'hour', served, 0)) AS served,
    SUM(IF(section = 'hour', failed, 0)) AS failed,
    SUM(IF(section = 'hour', ignored, 0)) AS ignored,
    SUM(IF(section = 'hour', unrecognised, 0)) AS unrecognised,
    SUM(IF(section = 'hour', bytes, NULL)) AS bytes,
    SUM(IF(section = 'hour', tokens_in, NULL)) AS tokens_in,
    SUM(IF(section = 'hour', tokens_out, NULL)) AS tokens_out,
    SUM(IF(section = 'hour', tokens_cached, NULL)) AS tokens_cached,
    MIN(IF(section = 'hour', first_us, NULL)) AS first_us,
    MAX(IF(section = 'hour', last_us, NULL)) AS last_us,
    ARRAY_AGG(IF(section = 'hour' AND bucket IS NOT NULL, STRUCT(bucket, lines AS requests), NULL) IGNORE NULLS ORDER BY bucket)
        AS latency,
    ARRAY_AGG(
        IF(
            section = 'minute' AND (arrivals > 0 OR in_flight_us > 0),
            STRUCT(MOD(slot, 1440) AS minute, arrivals, in_flight_us, IFNULL(minute_tokens_out, -1) AS tokens_out),
            NULL)
        IGNORE NULLS ORDER BY slot) AS minutes,
    ARRAY_AGG(IF(opens = 1, STRUCT(busy_from_us AS from_us, stretch_to_us AS to_us), NULL) IGNORE NULLS ORDER BY busy_from_us)
        AS busy
FROM closed
GROUP BY 1, 2, 3, 4, 5
ORDER BY row_day, owner, section, hour, detail
