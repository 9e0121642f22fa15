package io.perdollar.ingest.fuzz;

import io.perdollar.ingest.catalogue.CatalogueLoader;
import io.perdollar.ingest.json.JsonFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A user's catalogue is read, or refused with its place. */
class DamagedCatalogueTest {
    private static final List<byte[]> CORPUS = Corpus.of("catalogue");

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void isReadOrRefused(@ForAll Random random) throws IOException {
        Path file = Files.createTempFile("catalogue-", ".json");
        try {
            byte[] whole = CORPUS.get(random.nextInt(CORPUS.size()));
            Files.write(file, new Damage(random).of(whole));
            CatalogueLoader.load(file.toString());
        } catch (JsonFileException expected) {
            Refusals.check(expected, "catalogue-");
        } finally {
            Files.delete(file);
        }
    }
}
