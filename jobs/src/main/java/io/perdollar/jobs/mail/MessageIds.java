package io.perdollar.jobs.mail;

import io.perdollar.reporting.mail.Occasion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stable names of mails: the same mail of the same group has the same, whichever run brings it. */
final class MessageIds {
    private static final int HASH_BYTES = 4;

    private MessageIds() {}

    /**
     * The id of a mail.
     *
     * @param ledger where it is recorded: two installations never share an id
     * @param from sender's address, whose host it bears
     */
    static String of(Occasion occasion, String group, String period, String ledger, String from) {
        String host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "-");
        return beginning(occasion) + word(period) + "." + word(group) + "." + hash(group + "\n" + ledger) + "@" + host;
    }

    /** Whether a mail brings a report, not a budget's news or a failure. */
    static boolean isOfReport(String messageId) {
        return !messageId.startsWith(beginning(Occasion.ALERT)) && !messageId.startsWith(beginning(Occasion.FAILURE));
    }

    private static String beginning(Occasion occasion) {
        return "perdollar." + occasion.key() + ".";
    }

    /** A name as part of an id or of a file's name. */
    static String word(String name) {
        String word = name.replaceAll("[^A-Za-z0-9-]+", "-");
        return word.length() <= 60 ? word : word.substring(0, 60);
    }

    /** A name as that of a folder, which no other name has. */
    static String fileName(String name) {
        return word(name) + "-" + hash(name);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
