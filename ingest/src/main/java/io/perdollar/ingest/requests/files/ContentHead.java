package io.perdollar.ingest.requests.files;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The beginning of a content, by which it is recognised under whatever name (equations §12): its first 4 KiB unpacked, or
 * all of it where it is shorter. NULs before the first byte are left out, for copy-truncate can leave the same hole before
 * every content.
 */
public final class ContentHead {

    /** Bytes of a full head. */
    public static final int LENGTH = 4096;

    private final byte[] bytes;

    private ContentHead(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the head.
     *
     * @param end of what may be read
     */
    public static ContentHead read(ByteSource source, long end) throws IOException {
        byte[] head = new byte[LENGTH];
        int length = 0;
        long position = 0;
        while (length < LENGTH && position < end) {
            int count = source.read(position, head, length, (int) Math.min(LENGTH - length, end - position));
            if (count < 0) {
                break;
            }
            position += count;
            int from = 0;
            while (length == 0 && from < count && head[from] == 0) {
                from++;
            }
            System.arraycopy(head, length + from, head, length, count - from);
            length += count - from;
        }
        return new ContentHead(Arrays.copyOf(head, length));
    }

    /** How many bytes it has; 0 for an empty content, which is never recognised. */
    public int length() {
        return bytes.length;
    }

    /** Hash of its first bytes: SHA-256, hexadecimal. */
    public String hash(int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the content with this head may be that one, read further or less far. */
    public boolean sameContent(ContentHead other) {
        int length = Math.min(bytes.length, other.bytes.length);
        return length > 0 && Arrays.equals(bytes, 0, length, other.bytes, 0, length);
    }

    /** Whether the content begins with the bytes that have that hash. */
    public boolean matches(int headLength, String headHash) {
        return headLength > 0 && headLength <= bytes.length && hash(headLength).equals(headHash);
    }
}
