package io.perdollar.ingest.requests.format;

/** A log format that cannot be used; the message says where, what was expected, what was found and what to do. */
public final class LogFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public LogFormatException(String place, String expected, String found, String remedy) {
        super(place + ": expected " + expected + ", got " + found + "; " + remedy);
    }
}
