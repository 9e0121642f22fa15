package io.perdollar.reporting.mail;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who writes to whom, and when. The same envelope and content give the same bytes.
 *
 * @param messageId without the angle brackets; stable, so that a mail that is sent twice by accident is one for its reader
 * @param date of the mail: the run's, not the sender's clock
 * @param from sender's address
 * @param to readers' addresses, all shown
 */
public record Envelope(String messageId, Instant date, String from, List<String> to) {
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()\\[\\]\\\\@]+@[^\\s<>,;:\"()\\[\\]\\\\@]+");

    public Envelope {
        to = List.copyOf(to);
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("a message id must be word@host, got '" + messageId + "'");
        }
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a mail needs at least one reader, got none");
        }
        check(from);
        to.forEach(Envelope::check);
    }

    private static void check(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("an address must be name@host, got '" + address + "'");
        }
    }
}
