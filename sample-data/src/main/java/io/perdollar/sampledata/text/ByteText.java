package io.perdollar.sampledata.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes: rows and log lines are put together here before they go to a file in one piece. */
public final class ByteText {
    private static final int NANO_DIGITS = 9;

    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** Forgets everything after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = newLength;
    }

    public ByteText add(byte[] text) {
        return add(text, text.length);
    }

    /** Adds text as UTF-8. */
    public ByteText add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the first bytes of a text. */
    public ByteText add(byte[] text, int count) {
        room(count);
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds one byte, given as the character of that code. */
    public ByteText add(char code) {
        room(1);
        bytes[length++] = (byte) code;
        return this;
    }

    /** Adds a whole number. */
    public ByteText add(long number) {
        if (number < 0) {
            add('-');
            return digits(Math.negateExact(number), 1);
        }
        return digits(number, 1);
    }

    /** Adds a number that is not negative, padded with zeros to {@code width}. */
    public ByteText padded(long number, int width) {
        return digits(number, width);
    }

    /** Adds billionths as a JSON number without trailing zeros: 350000000 is {@code 0.35}. */
    public ByteText nanos(long nanos) {
        if (nanos < 0) {
            add('-');
            return nanos(Math.negateExact(nanos));
        }
        digits(nanos / 1_000_000_000L, 1);
        long fraction = nanos % 1_000_000_000L;
        if (fraction == 0) {
            return this;
        }
        int width = NANO_DIGITS;
        while (fraction % 10 == 0) {
            fraction /= 10;
            width--;
        }
        return add('.').digits(fraction, width);
    }

    /** Adds milliseconds as seconds with three digits, as nginx does: 1500 is {@code 1.500}. */
    public ByteText millis(long millis) {
        return digits(millis / 1000, 1).add('.').digits(millis % 1000, 3);
    }

    /** Writes all bytes and starts again. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private ByteText digits(long number, int width) {
        room(20);
        int count = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            count++;
        }
        int total = Math.max(count, width);
        long rest = number;
        for (int at = length + total - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += total;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
