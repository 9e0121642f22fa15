package io.perdollar.jobs.cli;

/** How what happens is told on standard error. */
enum LogFormat {
    /** For people: on a terminal a line of progress and warnings, else a line for each step. */
    TEXT,
    /** For collectors: one JSON object for each line, with the names that Cloud Logging reads. */
    JSON
}
