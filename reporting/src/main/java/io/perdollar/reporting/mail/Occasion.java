package io.perdollar.reporting.mail;

import java.util.Locale;

/** Why a mail is written. */
public enum Occasion {
    DAILY,
    WEEKLY,
    MONTHLY,
    /** Speaks of one invoice month: what finance ties to the invoice. */
    MONTH_CLOSE,
    /** A budget's threshold was crossed, or is no longer. */
    ALERT,
    /** A run failed; for operators. */
    FAILURE;

    /** The word in texts and file names, such as {@code month-close}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
