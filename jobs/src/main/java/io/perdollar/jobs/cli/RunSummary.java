package io.perdollar.jobs.cli;

import io.perdollar.jobs.nightly.Nightly;

/** What a run says of itself at its end. */
final class RunSummary {
    private RunSummary() {}

    static String line(Nightly.Outcome outcome) {
        String made =
                "report of " + outcome.reportDate() + (outcome.attempt() > 1 ? ", attempt " + outcome.attempt() : "");
        return outcome.folder() == null ? made + ": kept in the ledger" : made + ": " + outcome.folder();
    }
}
