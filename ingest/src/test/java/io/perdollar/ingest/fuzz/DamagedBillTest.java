package io.perdollar.ingest.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.billing.BillingSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            CountedRows.Read read = CountedRows.read(file);
            long accepted = read.accepted();
            assertEquals(read.rejected(), read.shown()); // fewer than are kept
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
            CountedRows.Read read = CountedRows.read(file);
            assertEquals(read.rejected(), read.shown());
        } catch (BillingSourceException expected) {
            Refusals.check(expected, "export-");
        } finally {
            Files.delete(file);
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
