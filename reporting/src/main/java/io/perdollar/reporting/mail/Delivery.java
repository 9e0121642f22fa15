package io.perdollar.reporting.mail;

/**
 * What became of a mail to one reader.
 *
 * @param detail the server's words or the failure; empty where all went well
 */
public record Delivery(State state, String detail) {
    /** How far a mail came. */
    public enum State {
        /** The server has taken it. */
        SENT,
        /** The server does not take it for this reader; nothing was delivered. */
        REFUSED,
        /** The server cannot take it now; nothing was delivered. */
        FAILED,
        /** The server cannot be reached or does not let us in; nothing was delivered to anybody. */
        UNREACHABLE,
        /** The mail was handed over whole, and the server's answer was lost: it may or may not have been delivered. */
        AMBIGUOUS
    }
}
