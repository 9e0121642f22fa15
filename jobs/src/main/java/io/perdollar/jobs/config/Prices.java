package io.perdollar.jobs.config;

import java.nio.file.Path;

/** Which prices advice uses for machines that this bill has not bought. */
public sealed interface Prices {
    /** A catalogue that PerDollar ships: {@code google} or {@code guide}. */
    record BuiltIn(String name) implements Prices {}

    /** A catalogue file of the user's own. */
    record CatalogueFile(Path file) implements Prices {}

    /**
     * Google's pricing export in BigQuery.
     *
     * @param table {@code project.dataset.table}
     * @param warehouse how it is asked
     * @param catalogue gives what the export does not price, and tells what machines there are
     */
    record Export(String table, WarehouseEntry warehouse, BuiltIn catalogue) implements Prices {}

    static Prices read(Section root, Path folder) {
        Value value = root.get("prices");
        String text = value == null ? null : value.as(ScalarForm.TEXT);
        Prices catalogue = text == null || text.equals("google") || text.equals("guide")
                ? new BuiltIn(text == null ? "google" : text)
                : new CatalogueFile(folder.resolve(text).normalize());
        return root.has("pricingExport") ? export(root, catalogue, folder) : catalogue;
    }

    private static Prices export(Section root, Prices catalogue, Path folder) {
        Section place = root.section("pricingExport");
        String table = place.required("table", Credentials.TABLE);
        WarehouseEntry warehouse =
                WarehouseEntry.read(place, folder, table == null ? null : table.substring(0, table.indexOf('.')));
        place.done();
        if (!(catalogue instanceof BuiltIn builtIn)) {
            root.problem(
                    "prices",
                    "google or guide beside pricingExport",
                    "a catalogue file",
                    "remove one of them: prices of two sources are not mixed");
            return catalogue;
        }
        return table == null ? catalogue : new Export(table, warehouse, builtIn);
    }
}
