package io.perdollar.jobs.mail;

import java.util.Map;

/**
 * What a command wants done with mails.
 *
 * @param resend whether readers who had a mail, or may have had it, get it again
 * @param environment where passwords may stand
 */
public record MailOrder(Mode mode, boolean resend, Map<String, String> environment) {
    /** What happens to due mails. */
    public enum Mode {
        /** They are written into {@code mail/} and sent. */
        SEND,
        /** They are written and not sent; the ledger forgets them. */
        DRY_RUN,
        /** Nothing. */
        NONE
    }

    /** Mails nobody. */
    public static final MailOrder NOBODY = new MailOrder(Mode.NONE, false, Map.of());

    public MailOrder {
        environment = Map.copyOf(environment);
    }

    /** Never with the environment. */
    @Override
    public String toString() {
        return mode + (resend ? ", resend" : "");
    }
}
