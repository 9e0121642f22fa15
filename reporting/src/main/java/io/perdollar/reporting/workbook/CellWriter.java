package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation;
import io.perdollar.reporting.table.Value;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.jspecify.annotations.Nullable;

/** Writes the value of a cell, and the formula by which it follows from others. */
final class CellWriter {
    /** Excel's limit. */
    private static final int LONGEST_TEXT = 32_767;

    /** Excel reads {@code _x0041_} as the letter A. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Formulas formulas;

    CellWriter(Formulas formulas) {
        this.formulas = formulas;
    }

    /** Writes one cell; {@code place} is null outside of tables. */
    void write(Cell cell, @Nullable Placement place, org.apache.poi.ss.usermodel.Cell target) {
        Derivation derivation = cell.derivation();
        if (derivation != null) {
            String formula = formulas.formula(derivation, place, target.getRowIndex(), target.getColumnIndex());
            if (formula != null) {
                target.setCellFormula(formula);
            }
        }
        Value value = cell.value();
        if (value instanceof Value.Text text) {
            if (!text.text().isEmpty()) {
                target.setCellValue(words(text.text()));
            }
        } else if (value instanceof Value.File file) {
            target.setCellValue(words(file.path()));
            Hyperlink link = target.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.FILE);
            link.setAddress(file.address());
            target.setHyperlink(link);
        } else if (value instanceof Value.Money money) {
            target.setCellValue(money.amount().doubleValue());
        } else if (value instanceof Value.Awaited) {
            if (derivation != null) {
                target.setCellValue("");
            }
        } else if (value instanceof Value.UnitPrice price) {
            target.setCellValue(price.amount().doubleValue());
        } else if (value instanceof Value.Ratio ratio) {
            target.setCellValue(ratio.ratio().doubleValue());
        } else if (value instanceof Value.Share share) {
            target.setCellValue(share.share().doubleValue());
        } else if (value instanceof Value.Change change) {
            target.setCellValue(change.change().doubleValue());
        } else if (value instanceof Value.Count count) {
            target.setCellValue((double) count.count());
        } else if (value instanceof Value.Hours hours) {
            target.setCellValue(hours(hours.micros()));
        } else if (value instanceof Value.Day day) {
            target.setCellValue(day.date());
        } else if (value instanceof Value.Month month) {
            target.setCellValue(month.month().atDay(1));
        }
    }

    static double hours(long micros) {
        return (double) micros / Value.Hours.MICROS;
    }

    private static String words(String text) {
        String escaped = ESCAPE.matcher(text).replaceAll("_x005F_");
        if (escaped.length() <= LONGEST_TEXT) {
            return escaped;
        }
        int end = LONGEST_TEXT - 1;
        return escaped.substring(0, Character.isHighSurrogate(escaped.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
