package io.perdollar.jobs.nightly;

/**
 * The data cannot be reported as they are (exit code 3): conservation is broken, too many rows or lines were rejected, or a
 * settled day is empty. The message names place, expected, got and remedy.
 */
public final class DataCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataCheckException(String message) {
        super(message);
    }
}
