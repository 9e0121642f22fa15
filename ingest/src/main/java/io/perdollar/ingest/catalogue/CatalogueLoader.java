package io.perdollar.ingest.catalogue;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Origin;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.ingest.json.JsonElement;
import io.perdollar.ingest.json.JsonFile;
import io.perdollar.ingest.json.JsonFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a catalogue. Two come with the program: {@code google}, list prices as last read, and {@code guide}, the guide's own
 * prices. A user's file reads like theirs:
 *
 * <pre>{@code
 * { "name": "ours-2026-11", "extends": "google",
 *   "origins": { "contract": { "source": "our contract 4711", "asOf": "2026-11-01" } },
 *   "prices": [ { "region": "us-central1", "machineType": "g2-standard-4", "accelerator": "L4", "acceleratorCount": 1,
 *                 "provisioning": "STANDARD", "hourly": "0.61", "origin": "contract" } ] }
 * }</pre>
 *
 * What it {@code extends} gives what it does not state itself: accelerators and machine types by name, and the prices of
 * those accelerators for which it states no price at all, so that one accelerator's prices are never of two origins.
 */
public final class CatalogueLoader {
    /** List prices of Google Cloud. */
    public static final String GOOGLE = "google";

    /** The prices of the guide; what it does not price comes from {@link #GOOGLE}. */
    public static final String GUIDE = "guide";

    private static final Set<String> BUILT_IN = Set.of(GOOGLE, GUIDE);

    private CatalogueLoader() {}

    /** A catalogue by the name of a built-in one or the path of a file. */
    public static Catalogue load(String nameOrFile) {
        return load(nameOrFile, Path.of(""));
    }

    /**
     * A catalogue by name or file.
     *
     * @param nameOrFile {@code google}, {@code guide}, or the path of a user's file
     * @param base what a relative path starts from
     * @throws JsonFileException if the file is not as expected
     * @throws UncheckedIOException if it cannot be read
     */
    public static Catalogue load(String nameOrFile, Path base) {
        return BUILT_IN.contains(nameOrFile) ? builtIn(nameOrFile) : file(base.resolve(nameOrFile));
    }

    private static Catalogue builtIn(String name) {
        String file = name + ".json";
        try (InputStream in = CatalogueLoader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue " + file + " is not part of this build");
            }
            return catalogue(JsonFile.object(in, "catalogue " + name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue " + name, e);
        }
    }

    private static Catalogue file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return catalogue(JsonFile.object(in, file.toString()));
        } catch (NoSuchFileException e) {
            throw new JsonFileException(
                    file.toString(), "a catalogue: google, guide or the path of a file", "no such file");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue " + file + ": " + e.getMessage(), e);
        }
    }

    private static Catalogue catalogue(JsonElement root) {
        Catalogue base = root.optional("extends", "google or guide", CatalogueLoader::base)
                .orElse(null);
        Map<String, Origin> origins = origins(root);
        List<Accelerator> accelerators = new ArrayList<>();
        for (JsonElement entry : root.objects("accelerators")) {
            accelerators.add(accelerator(entry, origins));
        }
        List<MachineType> machineTypes = new ArrayList<>();
        for (JsonElement entry : root.objects("machineTypes")) {
            machineTypes.add(machineType(entry, origins));
        }
        List<MachinePrice> prices = new ArrayList<>();
        for (JsonElement entry : root.objects("prices")) {
            prices.add(price(entry, origins));
        }
        return new Catalogue(
                root.text("name"),
                merged(accelerators, base == null ? null : base.accelerators(), Accelerator::name),
                merged(machineTypes, base == null ? null : base.machineTypes(), MachineType::name),
                merged(prices, base == null ? null : base.prices(), MachinePrice::accelerator),
                storage(root, base),
                discounts(root, base));
    }

    private static Catalogue base(String name) {
        if (!BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return builtIn(name);
    }

    /** Own entries, and those of the base whose key no own entry has. */
    private static <T> List<T> merged(List<T> own, @Nullable List<T> base, Function<T, String> key) {
        if (base == null) {
            return own;
        }
        Set<String> stated = own.stream().map(key).collect(Collectors.toSet());
        return Stream.concat(own.stream(), base.stream().filter(entry -> !stated.contains(key.apply(entry))))
                .toList();
    }

    private static Map<String, Origin> origins(JsonElement root) {
        Map<String, Origin> origins = new HashMap<>();
        Optional<JsonElement> stated = root.optionalObject("origins");
        if (stated.isPresent()) {
            stated.get().node().properties().forEach(field -> {
                JsonElement origin =
                        new JsonElement(field.getValue(), stated.get().place() + "." + field.getKey());
                origins.put(
                        field.getKey(),
                        new Origin(origin.text("source"), date(origin, "asOf"), origin.flag("pricingExport", false)));
            });
        }
        return origins;
    }

    private static Accelerator accelerator(JsonElement entry, Map<String, Origin> origins) {
        return new Accelerator(
                entry.text("name"),
                entry.text("acceleratorType"),
                entry.decimal("memoryGb"),
                entry.decimal("bandwidthGbPerSecond"),
                entry.optionalDecimal("denseFp16Tflops").orElse(null),
                entry.texts("families"),
                entry.optional("endOfSupport", "a day such as 2027-08-01", LocalDate::parse)
                        .orElse(null),
                entry.flag("threeYearCommitmentSold", true),
                origin(entry, origins));
    }

    private static MachineType machineType(JsonElement entry, Map<String, Origin> origins) {
        String accelerator = entry.optionalText("accelerator").orElse(null);
        return new MachineType(
                entry.text("name"),
                entry.text("family"),
                (int) entry.integer("cores"),
                entry.decimal("memoryGb"),
                accelerator,
                accelerator == null ? 0 : (int) entry.integer("acceleratorCount"),
                entry.flag("soldOnDemand", true),
                origin(entry, origins));
    }

    private static MachinePrice price(JsonElement entry, Map<String, Origin> origins) {
        Provisioning provisioning = entry.optional(
                        "provisioning",
                        "STANDARD, SPOT, CUD_1Y or CUD_3Y",
                        word -> Provisioning.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> entry.missing("provisioning", "STANDARD, SPOT, CUD_1Y or CUD_3Y"));
        BigDecimal hourly = entry.decimal("hourly");
        if (hourly.signum() <= 0) {
            throw new JsonFileException(entry.place(), "'hourly' above 0, US dollars per hour", hourly.toPlainString());
        }
        return new MachinePrice(
                entry.text("region"),
                entry.text("machineType"),
                entry.text("accelerator"),
                (int) entry.integer("acceleratorCount"),
                provisioning,
                hourly,
                origin(entry, origins));
    }

    private static BigDecimal storage(JsonElement root, @Nullable Catalogue base) {
        Optional<JsonElement> storage = root.optionalObject("storage");
        if (storage.isPresent()) {
            return storage.get().decimal("hourlyPer100Gb");
        }
        if (base == null) {
            throw root.missing("storage", "'hourlyPer100Gb', US dollars per hour for 100 GB");
        }
        return base.storageHourlyPer100Gb();
    }

    private static Map<String, BigDecimal> discounts(JsonElement root, @Nullable Catalogue base) {
        Map<String, BigDecimal> discounts = new HashMap<>(base == null ? Map.of() : base.spendDiscounts());
        root.optionalObject("spendDiscounts").ifPresent(stated -> {
            for (String sku : stated.texts().keySet()) {
                discounts.put(sku, stated.decimal(sku));
            }
        });
        return discounts;
    }

    private static Origin origin(JsonElement entry, Map<String, Origin> origins) {
        return entry.optional("origin", "one of 'origins'", key -> {
                    Origin origin = origins.get(key);
                    if (origin == null) {
                        throw new IllegalArgumentException(key);
                    }
                    return origin;
                })
                .orElseThrow(() -> entry.missing("origin", "one of 'origins'"));
    }

    private static LocalDate date(JsonElement entry, String field) {
        return entry.optional(field, "a day such as 2026-11-15", LocalDate::parse)
                .orElseThrow(() -> entry.missing(field, "a day such as 2026-11-15"));
    }
}
