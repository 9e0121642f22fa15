package io.perdollar.reporting.mail;

/**
 * A file of a mail.
 *
 * @param name plain file name of letters, digits, dots and dashes
 * @param type media type
 */
public record Attachment(String name, String type, Content content) {
    /** Bytes that are read once for each mail. */
    @FunctionalInterface
    public interface Content {
        /** A copy of the bytes. */
        byte[] bytes();
    }

    public Attachment {
        if (!name.matches("[A-Za-z0-9.-]{1,100}")) {
            throw new IllegalArgumentException(
                    "an attachment's name must be letters, digits, dots and dashes, got '" + name + "'");
        }
    }
}
