package io.perdollar.reporting.workbook;

import io.perdollar.analysis.charge.Category;
import io.perdollar.reporting.text.Colours;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The project's colours as the workbook needs them. */
final class Palette {
    private Palette() {}

    static XSSFColor colour(int rgb) {
        // The schema wants the alpha too.
        return new XSSFColor(new byte[] {(byte) 0xFF, (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }

    static byte[] bytes(int rgb) {
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }

    static byte[] category(Category category) {
        return bytes(Colours.category(category));
    }
}
