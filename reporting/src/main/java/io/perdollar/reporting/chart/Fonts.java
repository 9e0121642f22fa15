package io.perdollar.reporting.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The project's own font, Pretendard, which holds Latin and Hangul. Pictures use no other, so they look the same on every
 * machine, also on one without any font.
 */
public final class Fonts {
    private static final String FONTCONFIG = "sun.awt.fontconfig";

    private Fonts() {}

    /** Fonts are loaded once, after AWT has been prepared. */
    private static final class Loaded {
        static final Font REGULAR;
        static final Font SEMI_BOLD;

        static {
            prepare();
            REGULAR = load("Pretendard-Regular.otf");
            SEMI_BOLD = load("Pretendard-SemiBold.otf");
        }
    }

    /**
     * Lets AWT start without a display and without any font installed. Must be called before anything starts AWT; later it
     * has no effect.
     *
     * @throws UncheckedIOException if the temporary folder cannot be written
     */
    public static synchronized void prepare() {
        System.setProperty("java.awt.headless", "true");
        if (System.getProperty(FONTCONFIG) != null) {
            return;
        }
        try {
            // AWT refuses to start where the system lists no font, unless a configuration of its own names one.
            Path file = Files.createTempFile("perdollar-fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(FONTCONFIG, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "charts need a writable temporary folder (java.io.tmpdir), got " + e.getMessage(), e);
        }
    }

    /** Regular weight. */
    static Font regular(float points) {
        return Loaded.REGULAR.deriveFont(points);
    }

    /** Semi-bold weight. */
    static Font semiBold(float points) {
        return Loaded.SEMI_BOLD.deriveFont(points);
    }

    /** The text with characters that the font lacks shown as □. */
    static String drawable(String text) {
        if (Loaded.REGULAR.canDisplayUpTo(text) < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(Loaded.REGULAR.canDisplay(c) ? c : '□'));
        return result.toString();
    }

    private static Font load(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream("/io/perdollar/reporting/font/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is missing from the jar of reporting");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
