package io.perdollar.analysis.activity;

import java.io.Serial;

/** Stored bytes are no activity: damaged, cut short, or written by a newer version. */
public final class ActivityFormatException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ActivityFormatException(String message) {
        super(message);
    }

    ActivityFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
