package io.perdollar.ingest.fuzz;

import io.perdollar.ingest.inventory.InventoryException;
import io.perdollar.ingest.inventory.InventoryFiles;
import io.perdollar.ingest.json.JsonFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** An inventory is read, or refused with its place. */
class DamagedInventoryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-15");
    private static final List<byte[]> CORPUS = Corpus.of("inventory");

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void isReadOrRefused(@ForAll Random random) throws IOException {
        Path folder = Files.createTempDirectory("perdollar-inventory-");
        Path file = folder.resolve("instances.json");
        try {
            byte[] whole = CORPUS.get(random.nextInt(CORPUS.size()));
            Files.write(file, new Damage(random).of(whole));
            InventoryFiles.read(folder, DAY);
        } catch (InventoryException | JsonFileException expected) {
            Refusals.check(expected, "instances.json");
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
