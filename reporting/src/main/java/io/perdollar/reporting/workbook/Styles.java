package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.ForeignText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of a workbook, each made once. */
final class Styles {
    private static final int PROVISIONAL = 0xFFF3D1;
    private static final int LOW_COVERAGE = 0xFDE6D8;
    private static final int LOW_CONFIDENCE = 0xEDE7F6;
    private static final int UNKNOWN = 0xD5DBE2;

    /** Everything by which two styles may differ. */
    private record Key(
            String format,
            Set<Mark> marks,
            boolean right,
            boolean indented,
            boolean wrap,
            boolean quoted,
            boolean total,
            boolean unknown) {}

    private final XSSFWorkbook workbook;
    private final Map<Key, XSSFCellStyle> cells = new HashMap<>();
    private final Map<String, XSSFCellStyle> others = new HashMap<>();
    private final Map<String, XSSFFont> fonts = new HashMap<>();

    Styles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName("Calibri");
        standard.setFontHeightInPoints((short) 10);
        standard.setColor(Palette.colour(Colours.INK));
    }

    /** The style of a cell of a table. */
    XSSFCellStyle cell(Cell cell, Column column, boolean first, boolean total) {
        boolean text = cell.value() instanceof Value.Text;
        boolean number = !text && column.kind().isNumber();
        boolean quoted = cell.value() instanceof Value.Text words && ForeignText.looksLikeFormula(words.text());
        boolean unknown = cell.value() instanceof Value.Missing && number;
        return cells.computeIfAbsent(
                new Key(
                        NumberFormats.of(cell.value(), cell.marks()),
                        cell.marks(),
                        number,
                        !first && !number,
                        column.kind() == Kind.PROSE,
                        quoted,
                        total,
                        unknown),
                this::create);
    }

    /** The number at the head of the summary. */
    XSSFCellStyle tile(Cell cell) {
        return other("tile " + NumberFormats.withSign(cell.value(), cell.marks()), style -> {
            style.setFont(font(20, true, Colours.INK));
            style.setAlignment(HorizontalAlignment.LEFT);
            format(style, NumberFormats.withSign(cell.value(), cell.marks()));
            style.setFillForegroundColor(Palette.colour(Colours.HEAD));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
    }

    /** The second number of a tile, with the words after it. */
    XSSFCellStyle aside(Cell cell, String words) {
        String format = NumberFormats.of(cell.value(), cell.marks()).isEmpty()
                ? ""
                : NumberFormats.followedBy(cell.value(), words);
        return other("aside " + format, style -> {
            style.setFont(font(9, false, Colours.MUTED));
            style.setAlignment(HorizontalAlignment.LEFT);
            format(style, format);
            style.setFillForegroundColor(Palette.colour(Colours.HEAD));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
    }

    XSSFCellStyle tileLabel() {
        return other("tile label", style -> {
            style.setFont(font(9, true, Colours.MUTED));
            style.setFillForegroundColor(Palette.colour(Colours.HEAD));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
    }

    XSSFCellStyle title() {
        return other("title", style -> style.setFont(font(18, true, Colours.INK)));
    }

    XSSFCellStyle lead() {
        return other("lead", style -> style.setFont(font(10, false, Colours.MUTED)));
    }

    XSSFCellStyle warning() {
        return other("warning", style -> style.setFont(font(10, true, Colours.ACCENT)));
    }

    XSSFCellStyle tableTitle() {
        return other("table title", style -> style.setFont(font(12, true, Colours.BLUE)));
    }

    XSSFCellStyle header(Kind kind, boolean first) {
        return other("header " + kind.isNumber() + " " + first, style -> {
            style.setFont(font(10, true, Colours.INK));
            style.setWrapText(true);
            style.setAlignment(kind.isNumber() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
            style.setIndention((short) (first || kind.isNumber() ? 0 : 1));
            style.setVerticalAlignment(VerticalAlignment.BOTTOM);
            style.setFillForegroundColor(Palette.colour(Colours.HEAD));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.MEDIUM);
            style.setBottomBorderColor(Palette.colour(Colours.BLUE));
        });
    }

    private XSSFCellStyle create(Key key) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(10, key.total(), Colours.INK));
        style.setAlignment(key.right() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
        style.setIndention((short) (key.indented() ? 1 : 0));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(key.wrap());
        style.setQuotePrefixed(key.quoted());
        format(style, key.format());
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(Palette.colour(Colours.LINE));
        if (key.total()) {
            style.setBorderTop(BorderStyle.MEDIUM);
            style.setTopBorderColor(Palette.colour(Colours.BLUE));
        }
        if (key.unknown()) {
            fill(style, UNKNOWN, FillPatternType.THIN_FORWARD_DIAG);
        } else if (key.marks().contains(Mark.LOW_COVERAGE)) {
            fill(style, LOW_COVERAGE, FillPatternType.SOLID_FOREGROUND);
        } else if (key.marks().contains(Mark.PROVISIONAL)) {
            fill(style, PROVISIONAL, FillPatternType.SOLID_FOREGROUND);
        } else if (key.marks().contains(Mark.LOW_CONFIDENCE)) {
            fill(style, LOW_CONFIDENCE, FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    private static void fill(XSSFCellStyle style, int colour, FillPatternType pattern) {
        style.setFillForegroundColor(Palette.colour(colour));
        style.setFillPattern(pattern);
    }

    private XSSFCellStyle other(String key, Consumer<XSSFCellStyle> paint) {
        return others.computeIfAbsent(key, k -> {
            XSSFCellStyle style = workbook.createCellStyle();
            paint.accept(style);
            return style;
        });
    }

    private void format(XSSFCellStyle style, String format) {
        if (!format.isEmpty()) {
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
    }

    private XSSFFont font(int points, boolean bold, int colour) {
        return fonts.computeIfAbsent(points + " " + bold + " " + colour, key -> {
            XSSFFont font = workbook.createFont();
            font.setFontName("Calibri");
            font.setFontHeightInPoints((short) points);
            font.setBold(bold);
            font.setColor(Palette.colour(colour));
            return font;
        });
    }
}
