package io.perdollar.jobs.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * One process at a time. The lock is the operating system's and ends with the process however it ends; the file beside the
 * ledger only says who holds it, and is never deleted, so that nobody can lock a file that is no longer there.
 */
final class LedgerLock implements AutoCloseable {
    /** Far behind the text, so that others may read who holds the lock. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param file says who holds it; made where absent
     * @throws LedgerBusyException if another process, or this one, has it
     */
    static LedgerLock take(String ledger, Path file, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!isFree(channel)) {
                throw new LedgerBusyException(
                        ledger, Holder.parse(Files.readString(file)).orElse(null));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Holder.self(now).line().getBytes(StandardCharsets.UTF_8)), 0);
            return new LedgerLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                channel.truncate(0);
            }
        }
    }
}
