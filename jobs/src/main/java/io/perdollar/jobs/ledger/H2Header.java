package io.perdollar.jobs.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first block of an H2 file, looked at before H2 does: H2 opens a file whose end is cut off in an older state where it
 * finds one, and the newer state would be lost without a word.
 */
final class H2Header {
    private static final String START = "H:2,";
    private static final int BLOCK = 4096;
    private static final Pattern FIELD = Pattern.compile("(?:^|,)(block|clean):([0-9a-f]{1,15})(?=,|\\s)");

    private H2Header() {}

    /** What is found in place of a whole database; empty where nothing speaks against it. */
    static Optional<String> damage(Path file) throws IOException {
        String header;
        try (InputStream in = Files.newInputStream(file)) {
            header = new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
        }
        if (!header.startsWith(START)) {
            return Optional.of("other bytes");
        }
        OptionalLong lastBlock = field(header, "block");
        // After a kill the header may be older than the file, and H2 finds the newest state itself.
        boolean closed = field(header, "clean").orElse(0) == 1;
        long size = Files.size(file);
        return closed && lastBlock.isPresent() && (lastBlock.getAsLong() + 1) * BLOCK > size
                ? Optional.of("a file that is cut off after " + size + " bytes")
                : Optional.empty();
    }

    private static OptionalLong field(String header, String name) {
        Matcher matcher = FIELD.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return OptionalLong.of(Long.parseLong(matcher.group(2), 16));
            }
        }
        return OptionalLong.empty();
    }
}
