package io.perdollar.jobs.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder that is gone when it is closed, and that a later process removes where this one was killed. A lock
 * of the operating system on a file in it says that its owner lives; it ends with the owner however that ends. Only folders
 * of the same user are removed.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int MOST_ATTEMPTS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    /** Of this process, which must not even open the lock of one: closing the file again would give the lock up. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ScratchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** The folder of this process, which goes when the process ends. */
    private static final class OfProcess {
        static final ScratchFolder FOLDER = make();

        private static ScratchFolder make() {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            try {
                ScratchFolder made = ScratchFolder.make(parent, "perdollar-");
                Runtime.getRuntime().addShutdownHook(new Thread(made::forget, "scratch folder"));
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "java.io.tmpdir: expected a folder that can be written, got " + e + " in " + parent
                                + "; check its permissions and the free space, or name another with"
                                + " PERDOLLAR_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
                        e);
            }
        }
    }

    /** The temporary folder of this process; made when it is first asked for. */
    public static Path ofProcess() {
        return OfProcess.FOLDER.path();
    }

    /**
     * Makes a folder, and removes those of the same beginning whose owners are gone.
     *
     * @param parent exists
     * @param beginning of the name
     */
    static ScratchFolder make(Path parent, String beginning) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<ScratchFolder> made = attempt(parent, beginning);
            if (made.isPresent()) {
                sweep(parent, beginning, Files.getOwner(made.get().path, LinkOption.NOFOLLOW_LINKS));
                return made.get();
            }
        }
        throw new IOException("each of " + MOST_ATTEMPTS + " folders made below " + parent + " was taken away at once");
    }

    /** Empty where another process, seeing the folder still without a lock, removes it. */
    private static Optional<ScratchFolder> attempt(Path parent, String beginning) throws IOException {
        Path path = Files.createTempDirectory(parent, beginning);
        OURS.add(path);
        FileChannel lock;
        try {
            lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            OURS.remove(path);
            return Optional.empty();
        }
        if (lock.tryLock() != null && Files.exists(path.resolve(LOCK))) {
            return Optional.of(new ScratchFolder(path, lock));
        }
        lock.close();
        OURS.remove(path);
        return Optional.empty();
    }

    Path path() {
        return path;
    }

    /** What the end of the process hinders is removed by the next. */
    private void forget() {
        try {
            close();
        } catch (IOException e) {
            LOG.debug("left behind: {}", path, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            remove(path);
        } finally {
            OURS.remove(path);
        }
    }

    private static void sweep(Path parent, String beginning, UserPrincipal user) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, beginning + "*")) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    sweep(folder, user);
                }
            }
        }
    }

    /** What cannot be removed now is left to the next process: it is no reason not to work. */
    private static void sweep(Path folder, UserPrincipal user) {
        try {
            if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)) {
                return;
            }
            try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
                if (lock.tryLock() != null) {
                    remove(folder);
                }
            } catch (NoSuchFileException e) {
                // Killed before it could lock, or about to: removed only while it is empty.
                Files.deleteIfExists(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("left for another time: {}", folder, e);
        }
    }

    /** The lock's file goes last: until then the folder is owned. */
    private static void remove(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder) && !path.equals(lock)) {
                    Files.deleteIfExists(path);
                }
            }
        }
        Files.deleteIfExists(lock);
        Files.deleteIfExists(folder);
    }
}
