-- charge_set
SELECT usage_day, billing_account, content_hash, grain FROM charge_set
-- resource_day
SELECT s.usage_day, s.billing_account, s.content_hash, r.part, r.resource_id, r.resource_name, r.project_id, r.zone,
    r.currency, r.export_cost, r.list_cost, r.contracted_cost, r.billed_cost, r.promotions, r.charge_count, r.charges
FROM resource_day r JOIN charge_set s ON s.id = r.charge_set_id
-- day_version
SELECT v.usage_day, v.billing_account, s.content_hash, v.export_rows, v.newest_export_time, v.reason,
    CASE WHEN v.superseded_at IS NULL THEN 'current' ELSE 'superseded' END AS state
FROM day_version v JOIN charge_set s ON s.id = v.charge_set_id
-- day_control
SELECT v.usage_day, v.billing_account, v.export_rows, v.newest_export_time, c.currency, c.export_cost, c.billed_cost
FROM day_control c JOIN day_version v ON v.id = c.day_version_id
-- log_stream
SELECT source, stream FROM log_stream
-- log_subject
SELECT kind, name, project, zone FROM log_subject
-- log_reading
SELECT s.source, s.stream, COUNT(*) AS readings
FROM log_reading r JOIN log_stream s ON s.id = r.stream_id GROUP BY s.source, s.stream
-- log_content
SELECT s.source, s.stream, c.settings, c.head_length, c.head_hash, c.bytes_read, c.path, c.file_size, c.modified_at,
    c.first_line_at, c.last_line_at, CASE WHEN c.ended_reading IS NULL THEN 'in force' ELSE 'ended' END AS state
FROM log_content c JOIN log_stream s ON s.id = c.stream_id
-- log_part
SELECT s.source, s.stream, c.head_hash, p.path, p.bytes_to, p.first_line_at, p.last_line_at, p.line_count
FROM log_part p JOIN log_content c ON c.id = p.content_id JOIN log_stream s ON s.id = c.stream_id
-- log_line_count
SELECT s.source, s.stream, c.head_hash, n.kind, n.detail, n.lines
FROM log_line_count n JOIN log_content c ON c.id = n.content_id JOIN log_stream s ON s.id = c.stream_id
-- log_reject
SELECT s.source, s.stream, c.head_hash, j.reason, j.line_number, j.excerpt
FROM log_reject j JOIN log_content c ON c.id = j.content_id JOIN log_stream s ON s.id = c.stream_id
-- unrecognised_path
SELECT s.source, s.stream, c.head_hash, j.name, u.method_and_path, u.lines
FROM unrecognised_path u JOIN log_content c ON c.id = u.content_id JOIN log_stream s ON s.id = c.stream_id
    JOIN log_subject j ON j.id = u.subject_id
-- evidence
SELECT s.source, s.stream, c.head_hash, j.kind, j.name, j.project, j.zone, e.usage_day, e.served, e.failed, e.ignored,
    e.unrecognised, e.activity
FROM evidence e JOIN log_content c ON c.id = e.content_id JOIN log_stream s ON s.id = c.stream_id
    JOIN log_subject j ON j.id = e.subject_id
-- coverage
SELECT s.source, s.stream, c.covered_from, c.covered_to FROM coverage c JOIN log_stream s ON s.id = c.stream_id
-- stream_subject
SELECT s.source, s.stream, j.kind, j.name, j.project, j.zone,
    CASE WHEN b.ended_reading IS NULL THEN 'in force' ELSE 'ended' END AS state
FROM stream_subject b JOIN log_stream s ON s.id = b.stream_id JOIN log_subject j ON j.id = b.subject_id
-- run
SELECT r.report_date, r.attempt, r.engine, r.status, r.failure, r.known_at,
    (SELECT COUNT(*) FROM log_reading g WHERE g.id <= r.evidence_generation) AS readings_known
FROM run r
-- run_day_version
SELECT r.report_date, r.attempt, v.usage_day, v.billing_account, s.content_hash
FROM run_day_version d JOIN run r ON r.id = d.run_id JOIN day_version v ON v.id = d.day_version_id
    JOIN charge_set s ON s.id = v.charge_set_id
-- run_document
SELECT r.report_date, r.attempt, d.name, d.content_hash FROM run_document d JOIN run r ON r.id = d.run_id
-- document
SELECT content_hash, content FROM document
-- run_total
SELECT r.report_date, r.attempt, t.window_from, t.currency, t.billed_cost
FROM run_total t JOIN run r ON r.id = t.run_id
-- billing_reject_count
SELECT r.report_date, r.attempt, c.place, c.reason, c.lines
FROM billing_reject_count c JOIN run r ON r.id = c.run_id
-- billing_reject
SELECT r.report_date, r.attempt, b.place, b.reason, b.line_number, b.excerpt
FROM billing_reject b JOIN run r ON r.id = b.run_id
-- outbox
SELECT o.message_id, r.report_date, r.attempt FROM outbox o JOIN run r ON r.id = o.run_id
-- outbox_reader
SELECT o.message_id, b.address, b.state FROM outbox_reader b JOIN outbox o ON o.id = b.outbox_id
-- batch_job_instance
SELECT i.job_name, i.job_key,
    (SELECT e.status FROM batch_job_execution e WHERE e.job_execution_id =
        (SELECT MAX(l.job_execution_id) FROM batch_job_execution l WHERE l.job_instance_id = i.job_instance_id)) AS ended,
    (SELECT COUNT(*) FROM batch_job_execution e WHERE e.job_instance_id = i.job_instance_id
        AND e.status IN ('STARTING', 'STARTED', 'STOPPING')) AS under_way
FROM batch_job_instance i
