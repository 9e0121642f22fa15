package io.perdollar.jobs.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for tests, from Debian's package {@code postgresql}: a cluster of its own in a temporary folder, on a free
 * port of this machine alone, with a language whose order of text is not that of characters. Started when it is first asked
 * for, and gone with the JVM. PostgreSQL refuses to run as root, who becomes the package's user {@code postgres}.
 */
public final class PostgresCluster {
    /** Of the superuser, which is what tests log in as. */
    public static final String USER = "ledger";

    public static final String PASSWORD = "a secret: 'quoted' & \"spaced\"";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path PACKAGE = Path.of("/usr/lib/postgresql");

    private final String server;

    private PostgresCluster(String server) {
        this.server = server;
    }

    private static final class Running {
        static final Optional<PostgresCluster> CLUSTER = start();
    }

    /** The address of a database of its own; the test that asks is skipped where PostgreSQL is not installed. */
    public static String newDatabase() {
        assumeTrue(
                Running.CLUSTER.isPresent(),
                "PostgreSQL is not installed: apt-get install postgresql, to test the ledger on it");
        PostgresCluster cluster = Running.CLUSTER.get();
        String name = "ledger_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(cluster.server + "postgres", USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return cluster.server + name;
    }

    /** A ledger in a database of its own. */
    static Ledger newLedger(Instant now) {
        return Ledger.open(newDatabase(), USER, PASSWORD, now);
    }

    private static Optional<PostgresCluster> start() {
        try {
            Optional<Path> programs = programs();
            return programs.isEmpty() ? Optional.empty() : Optional.of(start(programs.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PostgresCluster start(Path programs) throws IOException, InterruptedException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path folder = Files.createTempDirectory("perdollar-postgresql-");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (root) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        List<String> as = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
        Path data = folder.resolve("data");
        run(
                as,
                programs.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--no-sync",
                "--locale-provider=icu",
                "--icu-locale=en-US",
                "--locale=C.UTF-8");
        int port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(as, programs, data, folder)));
        run(
                as,
                programs.resolve("pg_ctl").toString(),
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off");
        return new PostgresCluster("jdbc:postgresql://127.0.0.1:" + port + "/");
    }

    private static void stop(List<String> as, Path programs, Path data, Path folder) {
        try {
            run(as, programs.resolve("pg_ctl").toString(), "stop", "-m", "immediate", "-D", data.toString());
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKAGE)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(PACKAGE)) {
            for (Path version : versions) {
                if (Files.isExecutable(version.resolve("bin/initdb"))) {
                    return Optional.of(version.resolve("bin"));
                }
            }
        }
        return Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> as, String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(as);
        whole.addAll(List.of(command));
        run(whole);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("perdollar-postgresql-", ".txt");
        try {
            int code = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(command + " ended with " + code + ": " + Files.readString(said));
            }
        } finally {
            Files.delete(said);
        }
    }
}
