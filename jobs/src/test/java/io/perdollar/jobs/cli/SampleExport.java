package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The export of the sample's ledger. */
final class SampleExport {
    private static @Nullable Path parquet;

    private SampleExport() {}

    /** The folder with the whole sample as Parquet: written once, and only read. */
    static synchronized Path parquet() throws IOException {
        Path made = parquet;
        if (made == null) {
            made = SampleLedger.configuration().resolveSibling("analyst-export");
            LocalDate first = SharedSample.LAST_DAY.minusDays(SampleLedger.DAYS + 1L);
            write(made, first, SharedSample.LAST_DAY.plusDays(1), "--format", "parquet");
            parquet = made;
        }
        return made;
    }

    static void write(Path folder, LocalDate from, LocalDate to, String... more) throws IOException {
        CommandRun command = new CommandRun();
        Stream<String> arguments = Stream.of(
                "export",
                "--config",
                SampleLedger.configuration().toString(),
                "--from",
                from.toString(),
                "--to",
                to.toString(),
                "--out",
                folder.toString());
        assertEquals(0, command.run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new)), command.err());
    }
}
