package io.perdollar.analysis.charge;

import java.time.LocalDate;

/**
 * The charges of a day are not what its export rows add up to: the day is not believed, and what was known of it stays
 * (exit code 3).
 */
public final class UnbalancedDayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A difference that is no day's.
     *
     * @param what what differs
     */
    public UnbalancedDayException(String what) {
        super("the bill was not read as it is written: " + what + "; nothing of it was replaced. This is a fault of the"
                + " program: run again, and please report it with the run's log");
    }

    /**
     * A difference within a day.
     *
     * @param what what was counted or added up, e.g. {@code rows}
     * @param expected by the rows of the export
     * @param got by the charges
     */
    public UnbalancedDayException(String billingAccount, LocalDate day, String what, Object expected, Object got) {
        this(what + " of billing account " + billingAccount + " on " + day + " should be " + expected + ", got " + got);
    }
}
