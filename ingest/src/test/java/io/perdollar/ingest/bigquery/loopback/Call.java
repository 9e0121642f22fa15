package io.perdollar.ingest.bigquery.loopback;

/** The calls of the REST protocol that are served. */
public enum Call {
    /** {@code POST …/jobs} */
    INSERT_JOB,
    /** {@code POST …/queries}: the client's short way for queries without a job id. */
    QUERY,
    /** {@code GET …/jobs/{id}} */
    GET_JOB,
    /** {@code POST …/jobs/{id}/cancel} */
    CANCEL_JOB,
    /** {@code GET …/queries/{id}} */
    QUERY_RESULTS,
    /** {@code GET …/datasets/{d}/tables/{t}/data}, also of the table that holds a result */
    TABLE_ROWS,
    /** {@code GET …/datasets/{d}/tables/{t}} */
    GET_TABLE,
    /** {@code GET …/datasets/{d}/tables} */
    LIST_TABLES,
    /** {@code GET …/datasets/{d}} */
    GET_DATASET
}
