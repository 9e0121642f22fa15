package io.perdollar.ingest.requests.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A gzip file, also one of several members. A file that breaks off or is damaged ends where its last good byte was;
 * {@link #defect} then says so.
 */
public final class GzipSource implements ByteSource {

    private static final int COMPRESSED_BUFFER = 1 << 16;

    private final FileChannel file;
    private final DecompressionLimit limit;
    private CountingStream compressed;
    private InputStream stream;
    private long position;
    private @Nullable String defect;

    /** @throws IOException if it cannot be opened, or has no gzip header */
    public GzipSource(Path path, DecompressionLimit limit) throws IOException {
        this.limit = limit;
        file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            compressed = new CountingStream(Channels.newInputStream(file));
            stream = unpacked(compressed);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream compressed) throws IOException {
        return new GZIPInputStream(compressed, COMPRESSED_BUFFER) {
            /** Gives the memory back, and leaves the file open. */
            @Override
            public void close() {
                inf.end();
            }
        };
    }

    /** Begins again with the first byte of the same file, whatever its name leads to by now. */
    public void rewind() throws IOException {
        stream.close();
        file.position(0);
        position = 0;
        defect = null;
        compressed = new CountingStream(Channels.newInputStream(file));
        stream = unpacked(compressed);
    }

    /** Reads on; places before the first one asked for are inflated and dropped. */
    @Override
    public int read(long wanted, byte[] b, int from, int length) throws IOException {
        if (wanted < position) {
            throw new IllegalArgumentException("gzip cannot go back from " + position + " to " + wanted);
        }
        while (position < wanted) {
            int count = inflate(b, from, (int) Math.min(length, wanted - position));
            if (count < 0) {
                return -1;
            }
        }
        return inflate(b, from, length);
    }

    private int inflate(byte[] b, int from, int length) throws IOException {
        if (defect != null) {
            return -1;
        }
        int count;
        try {
            count = stream.read(b, from, length);
        } catch (EOFException e) {
            defect = "the gzip data break off after " + position + " bytes; what comes later is read when it is there";
            return -1;
        } catch (ZipException e) {
            defect = "the gzip data are damaged after " + position + " bytes (" + e.getMessage()
                    + "); lines before that are kept, copy the file again for the rest";
            return -1;
        }
        if (count > 0) {
            position += count;
            if (limit.exceeds(position, compressed.count())) {
                defect = "the file grows from " + compressed.count() + " to more than " + position
                        + " bytes when it is unpacked, expected at most " + limit.words()
                        + "; if it is a real log, unpack it by hand, or raise unpackedLimit and touch the file";
            }
        }
        return count;
    }

    /** Bytes of the file, packed as they are, that were read so far. */
    public long packedBytes() {
        return compressed.count();
    }

    /** What is wrong with the file, as far as it was read; null if nothing. */
    public @Nullable String defect() {
        return defect;
    }

    @Override
    public boolean endsWhole() {
        return defect == null;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        file.close();
    }
}
