package io.perdollar.jobs.nightly;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.ingest.catalogue.CatalogueLoader;
import io.perdollar.ingest.inventory.InventoryFiles;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.Prices;
import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copies of configuration, inventory and catalogue that a run keeps, so that its report can be made again although they
 * changed (equations §12).
 */
final class RunTexts {
    private static final String CONFIGURATION = "configuration";
    private static final String CATALOGUE = "catalogue";
    private static final String CATALOGUE_FILE = "catalogue-file";
    private static final String INVENTORY = "inventory/";

    private RunTexts() {}

    /**
     * Copies of everything that {@link References#read} reads, by name.
     *
     * @param exported the catalogue of a pricing export; null without one
     */
    static SortedMap<String, String> of(Configuration configuration, @Nullable String exported) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(CONFIGURATION, configuration.text());
        try {
            if (exported != null) {
                texts.put(CATALOGUE_FILE, exported);
            } else if (configuration.prices() instanceof Prices.CatalogueFile own) {
                texts.put(CATALOGUE_FILE, Files.readString(own.file()));
            } else {
                texts.put(CATALOGUE, builtIn(configuration.prices()));
            }
            if (configuration.inventory() != null) {
                addInventory(configuration, configuration.inventory(), texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy what the report is made from: " + e, e);
        }
        return texts;
    }

    /** The configuration of a run from its copy. {@code now} tells where the file stands. */
    static Configuration configuration(Map<String, String> texts, Configuration now) {
        return Configuration.parse(now.file(), text(texts, CONFIGURATION));
    }

    /**
     * The references of a run from its copies.
     *
     * @param then the configuration of the run
     */
    static References restore(Map<String, String> texts, Configuration then, LocalDate from, LocalDate to) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("perdollar-run");
            return new References(
                    then,
                    then.inventory() == null
                            ? io.perdollar.analysis.fleet.Inventory.NONE
                            : InventoryFiles.read(inventory(texts, folder), LocalDate.EPOCH, from, to),
                    CatalogueLoader.load(catalogue(texts, folder)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot restore what the report was made from: " + e, e);
        } finally {
            deleteQuietly(folder);
        }
    }

    /**
     * The catalogue of a run from its copy.
     *
     * @throws UncheckedIOException if this machine cannot hold it
     */
    static Catalogue catalogue(Map<String, String> texts) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("perdollar-run");
            return CatalogueLoader.load(catalogue(texts, folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot restore what the report was made from: " + e, e);
        } finally {
            deleteQuietly(folder);
        }
    }

    private static String builtIn(Prices prices) {
        return prices instanceof Prices.Export export ? export.catalogue().name() : ((Prices.BuiltIn) prices).name();
    }

    private static void addInventory(Configuration configuration, Path folder, Map<String, String> texts)
            throws IOException {
        String undated = References.undated(configuration, folder).toString();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                Path parent = folder.relativize(file).getParent();
                String day = parent == null ? undated : parent.toString();
                if (name.endsWith(".json")) {
                    // A dated listing of the same day stands before an undated one.
                    texts.merge(INVENTORY + day + "/" + name, Files.readString(file), (a, b) -> parent == null ? a : b);
                }
            }
        }
    }

    private static Path inventory(Map<String, String> texts, Path folder) throws IOException {
        Path inventory = Files.createDirectory(folder.resolve("inventory"));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (text.getKey().startsWith(INVENTORY)) {
                Path file = folder.resolve(text.getKey()).normalize();
                if (file.startsWith(inventory)) {
                    Files.createDirectories(file.resolveSibling(""));
                    Files.writeString(file, text.getValue());
                }
            }
        }
        return inventory;
    }

    private static String catalogue(Map<String, String> texts, Path folder) throws IOException {
        String own = texts.get(CATALOGUE_FILE);
        return own == null
                ? text(texts, CATALOGUE)
                : Files.writeString(folder.resolve("catalogue.json"), own).toString();
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException(
                    "expected the run to have kept its " + name + ", got " + List.copyOf(texts.keySet()));
        }
        return text;
    }

    private static void deleteQuietly(@Nullable Path folder) {
        if (folder != null) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                folder.toFile().deleteOnExit();
            }
        }
    }
}
