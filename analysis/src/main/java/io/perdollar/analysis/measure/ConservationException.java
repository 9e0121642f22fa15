package io.perdollar.analysis.measure;

/** The places do not sum to the bill: the run fails (equations §6; exit code 3). */
public final class ConservationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConservationException(String what, Object expected, Object got) {
        super("cost is not conserved: " + what + " should be " + expected + ", got " + got
                + "; this is a fault of the program, please report it with the run's log");
    }
}
