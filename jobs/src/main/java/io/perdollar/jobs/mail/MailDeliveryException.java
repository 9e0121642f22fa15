package io.perdollar.jobs.mail;

/** The report is made, and its mails could not be handed over. */
public final class MailDeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailDeliveryException(String message) {
        super(message);
    }
}
