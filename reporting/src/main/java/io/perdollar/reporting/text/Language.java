package io.perdollar.reporting.text;

import java.util.Locale;

/** A language in which reports are written. */
public enum Language {
    ENGLISH("en", Locale.ENGLISH),
    KOREAN("ko", Locale.KOREAN);

    private final String key;
    private final Locale locale;

    Language(String key, Locale locale) {
        this.key = key;
        this.locale = locale;
    }

    /** The word in the configuration and in HTML. */
    public String key() {
        return key;
    }

    /** The locale of its resource bundle. */
    public Locale locale() {
        return locale;
    }

    /**
     * The language of one word of the configuration.
     *
     * @throws IllegalArgumentException if there is no such language
     */
    public static Language parse(String key) {
        for (Language language : values()) {
            if (language.key.equals(key)) {
                return language;
            }
        }
        throw new IllegalArgumentException("report.language: expected en or ko, got '" + key + "'");
    }
}
