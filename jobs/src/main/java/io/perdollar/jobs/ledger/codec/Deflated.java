package io.perdollar.jobs.ledger.codec;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Deflate with header and checksum (zlib, RFC 1950): a damaged row is refused, never read as other figures. */
public final class Deflated {
    /** Making one takes longer than deflating a row. */
    private static final ThreadLocal<Deflater> DEFLATERS =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.DEFAULT_COMPRESSION));

    private Deflated() {}

    public static byte[] deflate(byte[] plain) {
        Deflater deflater = DEFLATERS.get();
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 16);
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
    }

    /**
     * Inflates.
     *
     * @param limit most bytes that make sense
     * @throws LedgerRowException if the bytes are not deflated, are cut off, go on after their end or exceed the limit
     */
    public static byte[] inflate(byte[] deflated, int offset, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated, offset, deflated.length - offset);
            ByteArrayOutputStream out = new ByteArrayOutputStream(4 * deflated.length);
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                out.write(buffer, 0, length);
                if (out.size() > limit) {
                    throw new LedgerRowException("expected at most " + limit + " bytes when inflated, got more");
                }
                if (length == 0 && !inflater.finished()) {
                    throw new LedgerRowException("expected deflated bytes, got a cut-off end");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new LedgerRowException(
                        "expected nothing after the deflated bytes, got " + inflater.getRemaining() + " bytes");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new LedgerRowException("expected deflated bytes, got something else", e);
        } finally {
            inflater.end();
        }
    }
}
