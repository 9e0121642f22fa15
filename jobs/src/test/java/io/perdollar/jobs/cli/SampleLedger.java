package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The ledger that one night over the whole sample leaves: made once, and only read by the tests that share it. */
final class SampleLedger {
    static final int DAYS = 63;

    private static @Nullable Path configuration;

    private SampleLedger() {}

    /** The configuration beside which the ledger is. */
    static synchronized Path configuration() throws IOException {
        Path made = configuration;
        if (made == null) {
            made = SharedSample.configuration(DAYS, "analyst");
            CommandRun command = new CommandRun();
            assertEquals(
                    0,
                    command.run("nightly", "--config", made.toString(), "--date", SharedSample.LAST_DAY.toString()),
                    command.err());
            configuration = made;
        }
        return made;
    }

    /** As an analyst opens it: read only, with H2 alone. */
    static Connection open() throws IOException, SQLException {
        Path ledger = configuration().toAbsolutePath().resolveSibling("analyst-ledger");
        return DriverManager.getConnection(
                "jdbc:h2:file:" + ledger + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE", "perdollar", "");
    }
}
