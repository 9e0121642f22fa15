package io.perdollar.reporting.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Every word of a report, from the resource bundle {@code messages} of one language. */
public final class Texts {
    private static final String BUNDLE = "io.perdollar.reporting.text.messages";

    private static final String MAIL_BUNDLE = "io.perdollar.reporting.text.mail";

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    /** The words of one language. The JVM's own locale plays no part. */
    public static Texts of(Language language) {
        return of(language, BUNDLE);
    }

    /** The words of mails in one language, from the bundle {@code mail}. */
    public static Texts ofMail(Language language) {
        return of(language, MAIL_BUNDLE);
    }

    private static Texts of(Language language, String name) {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(language, ResourceBundle.getBundle(name, language.locale(), noFallback));
    }

    /** The language of these words. */
    public Language language() {
        return language;
    }

    /**
     * One text, {@code {0}}, {@code {1}}… replaced by the arguments as they are.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A day as this language writes it. */
    public String day(LocalDate date) {
        return Dates.day(date, language);
    }

    /** An instant as this language writes it, with its zone; a dash where it is not known. */
    public String instant(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "–" : Dates.instant(instant, zone, language);
    }

    /** A range of days, both included, as this language writes it. */
    public String days(LocalDate from, LocalDate to) {
        return Dates.range(from, to, language);
    }

    /** The text of one constant, under {@code <prefix>.<key>}. */
    public String word(String prefix, String key) {
        return get(prefix + "." + key);
    }
}
