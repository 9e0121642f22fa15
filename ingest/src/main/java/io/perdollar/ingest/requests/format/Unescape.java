package io.perdollar.ingest.requests.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes what nginx or a JSON writer did to the bytes of a value, after the line was split. */
public final class Unescape {

    /** Which escapes are understood. */
    public enum Mode {
        /** None. */
        PLAIN,
        /** {@code \xHH}. */
        HEX,
        /** Those of JSON strings. */
        JSON,
        /** Both. */
        BOTH;

        /** The mode of a template. */
        public static Mode of(LogFormat.Template format) {
            if (format.lenientEscape()) {
                return BOTH;
            }
            return switch (format.escape()) {
                case DEFAULT -> HEX;
                case JSON -> JSON;
                case NONE -> PLAIN;
            };
        }

        private boolean hex() {
            return this == HEX || this == BOTH;
        }

        private boolean json() {
            return this == JSON || this == BOTH;
        }
    }

    private Unescape() {}

    /** The text of {@code [from, to)}; bytes that are no UTF-8 become the replacement character. */
    public static String text(byte[] b, int from, int to, Mode mode) {
        int backslash = from;
        while (backslash < to && b[backslash] != '\\') {
            backslash++;
        }
        if (backslash == to || mode == Mode.PLAIN) {
            return new String(b, from, to - from, StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        bytes.write(b, from, backslash - from);
        int at = backslash;
        while (at < to) {
            int length = b[at] == '\\' && at + 1 < to ? escape(b, at, to, mode, bytes) : 0;
            if (length == 0) {
                bytes.write(b[at]);
                length = 1;
            }
            at += length;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes what the escape at {@code at} stands for; gives its length, 0 if it is none. */
    private static int escape(byte[] b, int at, int to, Mode mode, ByteArrayOutputStream bytes) {
        byte kind = b[at + 1];
        if (kind == 'x' && mode.hex()) {
            int value = hex(b, at + 2, to, 2);
            if (value < 0) {
                return 0;
            }
            bytes.write(value);
            return 4;
        }
        if (!mode.json()) {
            return 0;
        }
        int simple = switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
        if (simple >= 0) {
            bytes.write(simple);
            return 2;
        }
        int unit = kind == 'u' ? hex(b, at + 2, to, 4) : -1;
        if (unit < 0) {
            return 0;
        }
        boolean pair = Character.isHighSurrogate((char) unit) && at + 8 <= to && b[at + 6] == '\\' && b[at + 7] == 'u';
        int low = pair ? hex(b, at + 8, to, 4) : -1;
        String text = low >= 0 && Character.isLowSurrogate((char) low)
                ? new String(new char[] {(char) unit, (char) low})
                : String.valueOf((char) unit);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return text.length() == 2 ? 12 : 6;
    }

    private static int hex(byte[] b, int from, int to, int digits) {
        if (from + digits > to) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = Character.digit(b[at], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
