package io.perdollar.analysis.advice;

import java.text.Normalizer;
import java.util.Locale;

/** Names that can be folders on any system. */
public final class Slug {
    private Slug() {}

    /** Lower case, letters of any script and digits, all else a dash. */
    public static String of(String text) {
        String slug = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "service" : slug;
    }
}
