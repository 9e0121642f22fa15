package io.perdollar.jobs.ledger.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes small numbers in few bytes: seven bits a byte, lowest first, the eighth saying that more follow. */
final class ByteWriter {
    private static final BigInteger SEVEN_BITS = BigInteger.valueOf(0x7f);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** The sign goes into the lowest bit, so that small negative numbers stay small. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void signed(BigInteger value) {
        BigInteger rest =
                value.signum() < 0 ? value.negate().shiftLeft(1).subtract(BigInteger.ONE) : value.shiftLeft(1);
        while (rest.bitLength() > 7) {
            bytes.write(rest.and(SEVEN_BITS).intValue() | 0x80);
            rest = rest.shiftRight(7);
        }
        bytes.write(rest.intValue());
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        bytes.writeBytes(utf8);
    }

    void bytes(ByteWriter other) {
        bytes.writeBytes(other.toByteArray());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
