package io.perdollar.ingest.billing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Walks the frames of a Zstandard file (RFC 8878) without unpacking them. DuckDB takes a file that ends early for a whole
 * one; a bill must not lose rows that way.
 */
final class ZstdFrames {
    private static final int FRAME = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int SKIPPABLE_MASK = 0xfffffff0;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int RLE_BLOCK = 1;

    private ZstdFrames() {}

    /** Whether a file consists of whole frames up to its last byte. */
    static boolean areWhole(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long at = 0;
            while (at < length) {
                at = endOfFrame(in, at, length);
                if (at < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where the frame that starts at a place ends; negative where it does not. */
    private static long endOfFrame(RandomAccessFile in, long start, long length) throws IOException {
        if (start + 5 > length) {
            return -1;
        }
        int magic = (int) littleEndian(in, start, 4);
        if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
            long end = start + 8 > length ? -1 : start + 8 + littleEndian(in, start + 4, 4);
            return end <= length ? end : -1;
        }
        if (magic != FRAME) {
            return -1;
        }
        int descriptor = (int) littleEndian(in, start + 4, 1);
        boolean singleSegment = (descriptor & 0x20) != 0;
        int sizeFlag = descriptor >>> 6;
        int sizeBytes = sizeFlag == 0 ? (singleSegment ? 1 : 0) : 1 << sizeFlag;
        long at = start + 5 + (singleSegment ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + sizeBytes;
        boolean last = false;
        while (!last) {
            if (at + 3 > length) {
                return -1;
            }
            int block = (int) littleEndian(in, at, 3);
            last = (block & 1) != 0;
            at += 3 + (((block >>> 1) & 3) == RLE_BLOCK ? 1 : block >>> 3);
        }
        at += (descriptor & 4) != 0 ? 4 : 0;
        return at <= length ? at : -1;
    }

    private static long littleEndian(RandomAccessFile in, long at, int bytes) throws IOException {
        in.seek(at);
        byte[] read = new byte[bytes];
        in.readFully(read);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | (read[i] & 0xff);
        }
        return value;
    }
}
