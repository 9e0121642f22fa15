package io.perdollar.reporting.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The project's own font, Pretendard, which holds Latin and Hangul. Pictures use no other, so they look the same on every
 * machine, also on one without any font.
 */
public final class Fonts {
    private static final String FONTCONFIG = "sun.awt.fontconfig";

    private static @Nullable Path chosen;

    private Fonts() {}

    /** Fonts are loaded once, after AWT has been prepared. */
    private static final class Loaded {
        static final Font REGULAR;
        static final Font SEMI_BOLD;

        static {
            Path folder = prepare();
            REGULAR = load("Pretendard-Regular.otf", folder);
            SEMI_BOLD = load("Pretendard-SemiBold.otf", folder);
        }
    }

    /**
     * Chooses where the files lie that AWT reads as long as the process lasts. Without, or once the fonts are loaded, it is
     * a folder in the machine's temporary folder, which a killed process leaves there.
     *
     * @param folder can be written
     */
    public static synchronized void keepIn(Path folder) {
        chosen = folder;
    }

    /**
     * Lets AWT start without a display and without any font installed. Must come before anything else starts AWT; later it
     * has no effect.
     *
     * @return where font files may lie
     */
    private static synchronized Path prepare() {
        System.setProperty("java.awt.headless", "true");
        try {
            Path folder = chosen == null ? ofItsOwn() : chosen;
            if (System.getProperty(FONTCONFIG) == null) {
                // AWT refuses to start where the system lists no font, unless a configuration of its own names one.
                Path file = folder.resolve("fontconfig.properties");
                Files.writeString(file, "version=1\nsequence.allfonts=default\n");
                file.toFile().deleteOnExit();
                System.setProperty(FONTCONFIG, file.toString());
            }
            return folder;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Path ofItsOwn() throws IOException {
        Path folder = Files.createTempDirectory("perdollar-fonts-");
        folder.toFile().deleteOnExit();
        return folder;
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                "charts need a writable temporary folder (java.io.tmpdir), got " + e.getMessage(), e);
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

    /** From a file of our own: from a stream AWT would copy it into a temporary file, which a kill leaves behind. */
    private static Font load(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream in = Fonts.class.getResourceAsStream("/io/perdollar/reporting/font/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is missing from the jar of reporting");
            }
            Files.copy(in, file);
            file.toFile().deleteOnExit();
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
