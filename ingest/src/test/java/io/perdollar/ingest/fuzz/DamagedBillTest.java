package io.perdollar.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.billing.BillingSourceException;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.ExportOptions;
import io.perdollar.ingest.billing.LabelKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Every row of a damaged export is accepted or counted as rejected, or the file is refused by name. */
class DamagedBillTest {
    private static final int DAMAGED_LINES = 300;
    private static final List<byte[]> LINES = lines();

    /** Many damaged rows among whole ones: none may drag another down. */
    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void acceptsOrCountsEveryLine(@ForAll Random random) throws IOException {
        Damage damage = new Damage(random);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < DAMAGED_LINES; i++) {
            byte[] whole = LINES.get(random.nextInt(LINES.size()));
            content.writeBytes(i % 10 == 0 ? whole : oneLine(damage.of(whole)));
            content.write('\n');
        }
        Path file = Files.createTempFile("export-", ".json");
        try {
            Files.write(file, content.toByteArray());
            long accepted = read(file);
            assertTrue(accepted >= DAMAGED_LINES / 10, "accepted only " + accepted);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void readsOrRefusesADamagedArrayOrArchive(@ForAll Random random) throws IOException {
        String array = "[" + new String(LINES.get(0), StandardCharsets.UTF_8) + ","
                + new String(LINES.get(1), StandardCharsets.UTF_8) + "]";
        byte[] content = array.getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile("export-", ".json");
        try {
            Files.write(file, new Damage(random).of(random.nextBoolean() ? content : gzip(content)));
            read(file);
        } catch (BillingSourceException expected) {
            Refusals.check(expected, "export-");
        } finally {
            Files.delete(file);
        }
    }

    /** The number of accepted rows, after checking that all rows are accounted for. */
    private static long read(Path file) {
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
            assertEquals(source.rejectedRows(), source.rejects().size());
            long[] handedOver = {0};
            source.readDays(day -> true, day -> handedOver[0] += day.exportRows());
            assertEquals(accepted, handedOver[0]);
            return accepted;
        }
    }

    private static List<byte[]> lines() {
        List<byte[]> lines = new ArrayList<>();
        for (byte[] file : Corpus.of("billing")) {
            new String(file, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
        }
        return lines;
    }

    private static byte[] oneLine(byte[] content) {
        byte[] line = content.clone();
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
