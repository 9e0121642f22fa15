-- Rows for analysts (docs/queries.md): what the ledger knows now, without its vectors. One text for H2 and PostgreSQL.
-- Flyway makes them again whenever this text changes; nothing in the program reads them. A migration that changes a column which
-- a view shows drops that view first.
DROP VIEW IF EXISTS vm_day;
DROP VIEW IF EXISTS resource_cost;
DROP VIEW IF EXISTS billed_day;
DROP VIEW IF EXISTS restated_day;
DROP VIEW IF EXISTS request_day;
DROP VIEW IF EXISTS log_lines;
DROP VIEW IF EXISTS unrecognised_request;
DROP VIEW IF EXISTS log_coverage;
DROP VIEW IF EXISTS report_run;
DROP VIEW IF EXISTS recommendation_night;
DROP VIEW IF EXISTS recommendation_life;

-- One row for a resource, a UTC day and a currency. Commitment shares are derived on reading and are not in here.
CREATE VIEW resource_cost AS
SELECT v.usage_day,
       v.billing_account,
       r.currency,
       r.project_id,
       r.zone,
       CASE
           WHEN r.resource_id LIKE '%/instances/%' THEN 'INSTANCE'
           WHEN r.resource_id LIKE '%/disk/%' OR r.resource_id LIKE '%/disks/%' THEN 'DISK'
           WHEN r.resource_id LIKE '%/addresses/%' THEN 'ADDRESS'
           WHEN r.resource_id LIKE '%/reservations/%' OR r.resource_id LIKE '%allocation/%' THEN 'RESERVATION'
           WHEN r.resource_id IS NULL AND r.resource_name IS NULL THEN 'NONE'
           ELSE 'OTHER'
       END AS resource_kind,
       r.resource_name,
       r.resource_id,
       r.export_cost,
       r.list_cost,
       r.contracted_cost,
       r.billed_cost,
       r.promotions,
       r.billed_cost - r.promotions AS effective_cost,
       r.charge_count
FROM day_version v
JOIN resource_day r ON r.charge_set_id = v.charge_set_id
WHERE v.superseded_at IS NULL;

-- One row for a day of a billing account and a currency, with the sums that were taken from the export's own rows.
CREATE VIEW billed_day AS
SELECT v.usage_day,
       v.billing_account,
       c.currency,
       v.export_rows,
       c.export_cost,
       c.billed_cost,
       v.newest_export_time,
       v.known_from,
       v.reason
FROM day_version v
JOIN day_control c ON c.day_version_id = v.id
WHERE v.superseded_at IS NULL;

-- One row for each time that a day came again with other rows; before is empty for a currency that is new.
CREATE VIEW restated_day AS
SELECT n.usage_day,
       n.billing_account,
       c.currency,
       b.billed_cost AS billed_before,
       c.billed_cost AS billed_after,
       o.export_rows AS rows_before,
       n.export_rows AS rows_after,
       n.reason,
       n.known_from
FROM day_version n
JOIN day_version o ON o.id = (
    SELECT MAX(p.id) FROM day_version p
    WHERE p.usage_day = n.usage_day AND p.billing_account = n.billing_account AND p.id < n.id)
JOIN day_control c ON c.day_version_id = n.id
LEFT JOIN day_control b ON b.day_version_id = o.id AND b.currency = c.currency;

-- One row for whom lines of a source speak of and a UTC day. Lines go by the day that they carry.
CREATE VIEW request_day AS
SELECT e.usage_day,
       st.source,
       s.kind AS subject_kind,
       s.name AS subject,
       s.project AS project_id,
       s.zone,
       CAST(SUM(e.served) AS BIGINT) AS served,
       CAST(SUM(e.failed) AS BIGINT) AS failed,
       CAST(SUM(e.ignored) AS BIGINT) AS ignored,
       CAST(SUM(e.unrecognised) AS BIGINT) AS unrecognised
FROM evidence e
JOIN log_content c ON c.id = e.content_id
JOIN log_stream st ON st.id = c.stream_id
JOIN log_subject s ON s.id = e.subject_id
WHERE c.ended_reading IS NULL
GROUP BY e.usage_day, st.source, s.kind, s.name, s.project, s.zone;

-- One row for an instance, a UTC day and a currency. Requests are empty where no log names the instance on that day; where one
-- name stands for two instances on a day, both rows have its requests.
CREATE VIEW vm_day AS
SELECT v.usage_day,
       v.billing_account,
       v.currency,
       v.project_id,
       v.zone,
       v.instance,
       v.instance_id,
       v.billed_cost,
       v.effective_cost,
       CAST(SUM(r.served) AS BIGINT) AS served,
       CAST(SUM(r.failed) AS BIGINT) AS failed,
       CAST(SUM(r.ignored) AS BIGINT) AS ignored,
       CAST(SUM(r.unrecognised) AS BIGINT) AS unrecognised
FROM (
    SELECT usage_day, billing_account, currency, project_id, zone, resource_name AS instance,
        SUBSTRING(resource_id FROM POSITION('/instances/' IN resource_id) + 11) AS instance_id,
        SUM(billed_cost) AS billed_cost, SUM(effective_cost) AS effective_cost
    FROM resource_cost
    WHERE resource_kind = 'INSTANCE'
    GROUP BY usage_day, billing_account, currency, project_id, zone, resource_name, resource_id
) v
LEFT JOIN request_day r ON r.usage_day = v.usage_day
    AND r.subject_kind <> 'SERVICE'
    AND r.subject = CASE WHEN r.subject_kind = 'INSTANCE_ID' THEN v.instance_id ELSE v.instance END
    AND (r.project_id IS NULL OR r.project_id = v.project_id)
    AND (r.zone IS NULL OR r.zone = v.zone)
GROUP BY v.usage_day, v.billing_account, v.currency, v.project_id, v.zone, v.instance, v.instance_id, v.billed_cost,
    v.effective_cost;

-- Lines of logs by what they were; detail is the reason of REJECTED and the unknown name of UNMAPPED.
CREATE VIEW log_lines AS
SELECT st.source,
       st.stream,
       l.kind,
       l.detail,
       CAST(SUM(l.lines) AS BIGINT) AS lines
FROM log_line_count l
JOIN log_content c ON c.id = l.content_id
JOIN log_stream st ON st.id = c.stream_id
WHERE c.ended_reading IS NULL
GROUP BY st.source, st.stream, l.kind, l.detail;

CREATE VIEW unrecognised_request AS
SELECT st.source,
       s.kind AS subject_kind,
       s.name AS subject,
       u.method_and_path,
       CAST(SUM(u.lines) AS BIGINT) AS lines
FROM unrecognised_path u
JOIN log_content c ON c.id = u.content_id
JOIN log_stream st ON st.id = c.stream_id
JOIN log_subject s ON s.id = u.subject_id
WHERE c.ended_reading IS NULL
GROUP BY st.source, s.kind, s.name, u.method_and_path;

-- Stretches of which a stream would have told what happened; they may overlap.
CREATE VIEW log_coverage AS
SELECT st.source,
       st.stream,
       c.covered_from,
       c.covered_to
FROM coverage c
JOIN log_stream st ON st.id = c.stream_id;

-- One row for an attempt of a report; the sum is that of its window, empty until it was analysed.
CREATE VIEW report_run AS
SELECT r.report_date,
       r.attempt,
       r.engine,
       r.status,
       r.started_at,
       r.finished_at,
       r.failure,
       r.known_at,
       t.window_from,
       t.currency,
       t.billed_cost
FROM run r
LEFT JOIN run_total t ON t.run_id = r.id;

-- One row for a recommendation and a report date that made it, by the date's newest finished attempt.
CREATE VIEW recommendation_night AS
SELECT r.report_date,
       s.kind AS subject_kind,
       CASE WHEN s.kind = 'DISK' THEN NULL ELSE s.owner END AS service,
       CASE WHEN s.kind = 'DISK' THEN s.name END AS disk,
       a.project_id,
       a.environment,
       a.recommendation_id,
       a.advised_change,
       a.currency,
       a.monthly_saving
FROM advice a
JOIN run r ON r.id = a.run_id
JOIN advised_subject s ON s.id = a.subject_id
WHERE r.status = 'FINISHED' AND r.attempt = (
    SELECT MAX(n.attempt) FROM run n WHERE n.report_date = r.report_date AND n.status = 'FINISHED');

-- One row for a recommendation, as the newest finished report tells what became of it; a disk's service is its project.
CREATE VIEW recommendation_life AS
SELECT r.report_date,
       l.service,
       l.recommendation_id,
       l.actions,
       l.state,
       l.carried_out,
       l.first_advised,
       l.last_advised,
       l.state_since,
       l.expired_because,
       l.currency,
       l.predicted_saving,
       l.realised_saving,
       l.realised_error,
       l.cost_before,
       l.cost_after,
       l.settled_days
FROM advice_life l
JOIN run r ON r.id = l.run_id
WHERE r.status = 'FINISHED'
    AND NOT EXISTS (
        SELECT 1 FROM run n
        WHERE n.status = 'FINISHED'
            AND (n.report_date > r.report_date OR n.report_date = r.report_date AND n.attempt > r.attempt));
