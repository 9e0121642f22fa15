package io.perdollar.ingest.requests.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as it is; any number of threads may read it at once. */
public final class PlainSource implements ByteSource {

    private final FileChannel channel;

    public PlainSource(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Its size now. */
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long position, byte[] b, int from, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(b, from, length), position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
