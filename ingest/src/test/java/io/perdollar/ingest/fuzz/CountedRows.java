package io.perdollar.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.billing.DayControl;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.ExportOptions;
import io.perdollar.ingest.billing.LabelKeys;
import java.nio.file.Path;
import java.util.Objects;

/** Reads a damaged export to its end, and checks that every row was accepted or counted as rejected. */
final class CountedRows {
    private CountedRows() {}

    /**
     * What was read.
     *
     * @param accepted rows that went into charges
     * @param rejected rows that did not
     * @param shown rejected rows that are kept to be shown
     */
    record Read(long accepted, long rejected, long shown) {}

    static Read read(Path file) {
        ExportOptions options = new ExportOptions(
                Path.of("/"),
                file.toString(),
                null,
                LabelKeys.DEFAULT,
                1,
                256,
                Objects.requireNonNull(file.getParent()));
        try (ExportFiles source = ExportFiles.open(options)) {
            long accepted =
                    source.controls().stream().mapToLong(DayControl::rows).sum();
            assertEquals(source.totalRows(), accepted + source.rejectedRows());
            assertEquals(
                    source.rejectedRows(),
                    source.rejectedByReason().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            assertTrue(source.rejects().size() <= source.rejectedRows());
            long[] handedOver = {0};
            source.readDays(day -> true, day -> handedOver[0] += day.exportRows());
            assertEquals(accepted, handedOver[0]);
            return new Read(accepted, source.rejectedRows(), source.rejects().size());
        }
    }
}
