package io.perdollar.reporting.chart;

import java.util.Base64;

/** One picture: a PNG at twice its shown size. */
public final class ChartImage {
    private final String name;
    private final String title;
    private final String description;
    private final int width;
    private final int height;
    private final byte[] png;

    /**
     * Keeps the bytes as they are.
     *
     * @param name file name without extension
     * @param title words above it
     * @param description what it shows, for readers who do not see it
     * @param width shown width in pixels
     * @param height shown height in pixels
     */
    ChartImage(String name, String title, String description, int width, int height, byte[] png) {
        this.name = name;
        this.title = title;
        this.description = description;
        this.width = width;
        this.height = height;
        this.png = png;
    }

    /** File name without extension. */
    public String name() {
        return name;
    }

    /** Words above it. */
    public String title() {
        return title;
    }

    /** What it shows, for readers who do not see it. */
    public String description() {
        return description;
    }

    /** Shown width in pixels; the picture has twice as many. */
    public int width() {
        return width;
    }

    /** Shown height in pixels; the picture has twice as many. */
    public int height() {
        return height;
    }

    /** A copy of the file's bytes. */
    public byte[] png() {
        return png.clone();
    }

    /** The picture as the address of an image inside a page. */
    public String dataUrl() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
