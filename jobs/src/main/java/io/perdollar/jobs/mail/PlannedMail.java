package io.perdollar.jobs.mail;

import java.util.List;

/**
 * A mail, put together.
 *
 * @param fileName in {@code mail/}
 * @param readers addresses, each once
 * @param content its bytes
 */
record PlannedMail(String messageId, String fileName, List<String> readers, Content content) {
    /** The bytes of the mail. */
    @FunctionalInterface
    interface Content {
        byte[] bytes();
    }

    PlannedMail {
        readers = readers.stream().distinct().toList();
    }
}
