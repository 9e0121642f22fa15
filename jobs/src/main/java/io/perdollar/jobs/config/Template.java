package io.perdollar.jobs.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The commented configuration that {@code init} writes; the README's excerpt is a part of it. */
public final class Template {
    private Template() {}

    /** The whole text. */
    public static String text() {
        try (InputStream text = Objects.requireNonNull(Template.class.getResourceAsStream("template.yaml"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
