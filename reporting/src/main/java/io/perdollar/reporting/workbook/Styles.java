package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;

/** The cell styles of a workbook, each made once. */
final class Styles {
    private static final int PROVISIONAL = 0xFFF3D1;
    private static final int LOW_COVERAGE = 0xFDE6D8;
    private static final int LOW_CONFIDENCE = 0xEDE7F6;
    private static final int INPUT = 0xFFFFD6;
    private static final int UNKNOWN = 0xD5DBE2;

    /** Columns from the right edge that keep a number clear of the filter's button in the header above it. */
    private static final short FILTER_INDENT = 2;

    /** Everything by which two styles may differ. */
    private record Key(
            String format,
            Set<Mark> marks,
            boolean right,
            short indent,
            boolean wrap,
            boolean top,
            boolean quoted,
            boolean total,
            boolean unknown,
            boolean input,
            boolean link) {}

    private final XSSFWorkbook workbook;
    private final NumberFormats formats;
    private final Map<Key, XSSFCellStyle> cells = new HashMap<>();
    private final Map<String, XSSFCellStyle> others = new HashMap<>();
    private final Map<String, XSSFFont> fonts = new HashMap<>();

    Styles(XSSFWorkbook workbook, Language language) {
        this.workbook = workbook;
        this.formats = new NumberFormats(language);
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName("Calibri");
        standard.setFontHeightInPoints((short) 10);
        standard.setColor(Palette.colour(Colours.INK));
    }

    /** The styles of one column; a cell's style is found without building its format, for there are many cells. */
    final class OfColumn {
        private final Column column;
        private final boolean first;
        private final boolean filtered;
        private final boolean total;
        private final boolean tall;
        private final Map<Look, XSSFCellStyle> known = new HashMap<>();

        private record Look(
                NumberFormats.Shape shape, Set<Mark> marks, boolean quoted, boolean unknown, boolean link) {}

        private OfColumn(Column column, boolean first, boolean filtered, boolean total, boolean tall) {
            this.column = column;
            this.first = first;
            this.filtered = filtered;
            this.total = total;
            this.tall = tall;
        }

        XSSFCellStyle of(Cell cell) {
            boolean quoted = cell.value() instanceof Value.Text words && ForeignText.looksLikeFormula(words.text());
            boolean unknown =
                    cell.value() instanceof Value.Missing && column.kind().isNumber();
            return known.computeIfAbsent(
                    new Look(
                            formats.shape(cell.value()),
                            cell.marks(),
                            quoted,
                            unknown,
                            cell.value() instanceof Value.File),
                    this::style);
        }

        private XSSFCellStyle style(Look look) {
            boolean text = look.shape().pattern() == NumberFormats.Pattern.WORDS && !look.unknown();
            boolean number = !text && column.kind().isNumber();
            int indent = number ? numberIndent(column, filtered) : first ? 0 : 1;
            return cells.computeIfAbsent(
                    new Key(
                            formats.of(look.shape(), look.marks()),
                            look.marks(),
                            number,
                            (short) indent,
                            column.kind() == Kind.PROSE,
                            tall,
                            look.quoted(),
                            total,
                            look.unknown(),
                            column.look() == Column.Look.INPUT,
                            look.link()),
                    Styles.this::create);
        }
    }

    /**
     * The styles of a column's cells.
     *
     * @param first whether it is the table's first column
     * @param filtered whether its header has a filter's button
     * @param total whether of the line of totals
     * @param tall whether rows may be of several lines
     */
    OfColumn column(Column column, boolean first, boolean filtered, boolean total, boolean tall) {
        return new OfColumn(column, first, filtered, total, tall);
    }

    /** The number at the head of the summary. */
    XSSFCellStyle tile(Cell cell) {
        return other("tile " + formats.withSign(cell.value(), cell.marks()), style -> {
            style.setFont(font(20, true, Colours.INK));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
            format(style, formats.withSign(cell.value(), cell.marks()));
            fill(style, Colours.HEAD, FillPatternType.SOLID_FOREGROUND);
        });
    }

    /** The second number of a tile, with the words around it. */
    XSSFCellStyle aside(Cell cell, String frame) {
        String format = formats.inFrame(cell.value(), frame);
        return other("aside " + format, style -> {
            style.setFont(font(9, false, Colours.MUTED));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            format(style, format);
            fill(style, Colours.HEAD, FillPatternType.SOLID_FOREGROUND);
        });
    }

    XSSFCellStyle tileLabel() {
        return other("tile label", style -> {
            style.setFont(font(9, true, Colours.MUTED));
            style.setIndention((short) 1);
            style.setAlignment(HorizontalAlignment.LEFT);
            fill(style, Colours.HEAD, FillPatternType.SOLID_FOREGROUND);
        });
    }

    XSSFCellStyle title() {
        return other("title", style -> style.setFont(font(18, true, Colours.INK)));
    }

    XSSFCellStyle lead() {
        return other("lead", style -> style.setFont(font(10, false, Colours.MUTED)));
    }

    XSSFCellStyle warning() {
        return other("warning", style -> style.setFont(font(10, true, Colours.WARNING)));
    }

    XSSFCellStyle strong() {
        return other("strong", style -> {
            style.setFont(font(10, true, Colours.INK));
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
        });
    }

    XSSFCellStyle tableTitle() {
        return other("table title", style -> style.setFont(font(12, true, Colours.BLUE)));
    }

    XSSFCellStyle header(Column column, boolean first, boolean filtered) {
        boolean number = column.kind().isNumber();
        short indent = (short) (number ? numberIndent(column, filtered) : first ? 0 : 1);
        return other("header " + number + " " + indent, style -> {
            style.setFont(font(10, true, Colours.INK));
            style.setWrapText(true);
            style.setAlignment(number ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
            style.setIndention(indent);
            style.setVerticalAlignment(VerticalAlignment.BOTTOM);
            fill(style, Colours.HEAD, FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.MEDIUM);
            style.setBottomBorderColor(Palette.colour(Colours.BLUE));
        });
    }

    private static short numberIndent(Column column, boolean filtered) {
        return filtered && column.look() != Column.Look.HEAT ? FILTER_INDENT : 0;
    }

    private XSSFCellStyle create(Key key) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(key.link() ? link() : font(10, key.total(), Colours.INK));
        style.setAlignment(key.right() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
        style.setIndention(key.indent());
        style.setVerticalAlignment(key.top() ? VerticalAlignment.TOP : VerticalAlignment.CENTER);
        style.setWrapText(key.wrap());
        style.setQuotePrefixed(key.quoted());
        format(style, key.format());
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(Palette.colour(Colours.LINE));
        if (key.total()) {
            style.setBorderTop(BorderStyle.MEDIUM);
            style.setTopBorderColor(Palette.colour(Colours.BLUE));
        }
        if (key.input()) {
            fill(style, INPUT, FillPatternType.SOLID_FOREGROUND);
            for (BorderSide side : BorderSide.values()) {
                style.setBorderColor(side, Palette.colour(Colours.BLUE));
            }
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        } else if (key.unknown()) {
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

    private XSSFFont link() {
        return fonts.computeIfAbsent("link", key -> {
            XSSFFont font = workbook.createFont();
            font.setFontName("Calibri");
            font.setFontHeightInPoints((short) 10);
            font.setUnderline(FontUnderline.SINGLE);
            font.setColor(Palette.colour(Colours.BLUE));
            return font;
        });
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
