package io.perdollar.ingest.requests.scan;

/** Makes bytes of a stranger's line fit to be shown. */
public final class Excerpt {

    private static final int LONGEST = 240;

    private Excerpt() {}

    /** At most the first 240 characters; what is no printable ASCII as {@code \xHH}; … where it goes on. */
    public static String of(byte[] b, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; at++) {
            if (text.length() >= LONGEST) {
                return text.append('…').toString();
            }
            if (b[at] >= 0x20 && b[at] < 0x7F) {
                text.append((char) b[at]);
            } else {
                text.append(String.format(java.util.Locale.ROOT, "\\x%02X", b[at] & 0xFF));
            }
        }
        return text.toString();
    }
}
