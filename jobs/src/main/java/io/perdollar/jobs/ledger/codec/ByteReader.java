package io.perdollar.jobs.ledger.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; refuses everything else. */
final class ByteReader {
    /** A number longer than this is no amount of money. */
    private static final int LONGEST_NUMBER = 32;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = next();
            if (shift == 63 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new LedgerRowException("expected a number of at most 64 bits before byte " + at);
    }

    /**
     * A count or an index.
     *
     * @param limit largest value that makes sense
     */
    int count(int limit) {
        long value = unsigned();
        if (value < 0 || value > limit) {
            throw new LedgerRowException("expected a count of at most " + limit + " before byte " + at + ", got "
                    + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    BigInteger signedBig() {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int next = next();
            value = value.or(BigInteger.valueOf(next & 0x7f).shiftLeft(7 * i));
            if (next < 0x80) {
                BigInteger half = value.shiftRight(1);
                return value.testBit(0) ? half.add(BigInteger.ONE).negate() : half;
            }
        }
        throw new LedgerRowException("expected a number of at most " + LONGEST_NUMBER + " bytes before byte " + at);
    }

    String text() {
        int length = count(Integer.MAX_VALUE);
        // Asked after the length is read: its own bytes are no part of the text.
        if (length > left()) {
            throw new LedgerRowException(
                    "expected a text of " + length + " bytes at byte " + at + ", got " + left() + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw new LedgerRowException("expected UTF-8 text at byte " + at, e);
        }
    }

    /** How many bytes are left, which bounds every count that follows. */
    int left() {
        return bytes.length - at;
    }

    void requireEnd() {
        if (at != bytes.length) {
            throw new LedgerRowException("expected the end at byte " + at + ", got " + left() + " bytes more");
        }
    }

    private int next() {
        if (at == bytes.length) {
            throw new LedgerRowException("expected more after byte " + at + ", got the end");
        }
        return bytes[at++] & 0xff;
    }
}
