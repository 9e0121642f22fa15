-- What a report came to, so that the next one can say why it differs. A column of a run, but older runs have none.
CREATE TABLE run_total (
    run_id      BIGINT NOT NULL PRIMARY KEY,
    window_from DATE NOT NULL,
    currency    CHAR(3) NOT NULL,
    billed_cost NUMERIC(38, 9) NOT NULL,
    CONSTRAINT run_total_run FOREIGN KEY (run_id) REFERENCES run (id)
);
