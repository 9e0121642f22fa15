package io.perdollar.jobs.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a configuration file: UTF-8, and no longer than anybody writes. */
final class ConfigurationText {
    private static final int MOST_BYTES = 1_000_000;

    private ConfigurationText() {}

    /**
     * Reads the file.
     *
     * @throws ConfigurationException if there is none, or it is no text of that size
     */
    static String read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            // A device or a log named by mistake may have no end.
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(file
                    + ": expected a configuration file, got nothing there; write one with: perdollar init --out "
                    + file);
        } catch (IOException e) {
            throw new ConfigurationException(file + ": expected a readable configuration file, got "
                    + e.getClass().getSimpleName() + "; check that it is a file and readable");
        }
        if (bytes.length > MOST_BYTES) {
            throw new ConfigurationException(
                    file + ": expected a configuration file of at most 1 MB, got more; name the right file");
        }
        return decoded(file, bytes);
    }

    private static String decoded(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            long line = text.chars().filter(character -> character == '\n').count() + 1;
            throw new ConfigurationException(
                    file + ":" + line + ": expected UTF-8 text, got other bytes on this line; save the file as UTF-8");
        }
        return text.toString();
    }
}
