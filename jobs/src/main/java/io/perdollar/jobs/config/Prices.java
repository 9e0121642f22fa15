package io.perdollar.jobs.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which price catalogue advice uses. */
public sealed interface Prices {
    /** A catalogue that PerDollar ships: {@code google} or {@code guide}. */
    record BuiltIn(String name) implements Prices {}

    /** A catalogue file of the user's own. */
    record CatalogueFile(Path file) implements Prices {}

    static Prices read(@Nullable Value value, Path folder) {
        String text = value == null ? null : value.as(ScalarForm.TEXT);
        if (text == null) {
            return new BuiltIn("google");
        }
        return text.equals("google") || text.equals("guide")
                ? new BuiltIn(text)
                : new CatalogueFile(folder.resolve(text).normalize());
    }
}
