package io.perdollar.reporting.sheet;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every sheet builder needs: the figures, the words, and the columns and cells that sheets have in common. */
public record SheetContext(FleetReport report, Texts texts) {
    /** Coverage below which a figure is marked (equations §11). */
    private static final double ENOUGH_COVERAGE = 0.95;

    CurrencyCode currency() {
        return report.header().currency();
    }

    /** Whether the report shows a part of the fleet only. */
    boolean isCut() {
        return report.header().scope() instanceof Scope.Only;
    }

    /** When the bill was read to, in the zone of the report. */
    String knownAt() {
        return texts.instant(report.header().knownAt(), report.header().zone());
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    Sheet sheet(Topic topic, Table... tables) {
        String prefix = "sheet." + topic.key();
        return new Sheet(
                topic,
                text(prefix + ".name"),
                text(prefix + ".title"),
                text(prefix + ".lead", currency()),
                "",
                List.of(tables));
    }

    /** A setting in words, with its key where the configuration has it; the key alone where it has no words. */
    String setting(String key) {
        return texts.has("setting." + key) ? text("setting." + key) + " (" + key + ")" : key;
    }

    /** Plans, reasons and risks in words. */
    AdviceWords advice() {
        return new AdviceWords(texts, currency());
    }

    Column words(String key, int width) {
        return Column.of(key, text("column." + key), Kind.TEXT, width);
    }

    Column prose(String key, int width) {
        return Column.of(key, text("column." + key), Kind.PROSE, width);
    }

    Column remark(String key) {
        return Column.of(key, text("column." + key), Kind.REMARK, 16);
    }

    Column money(String key) {
        return Column.of(key, withUnit(key), Kind.MONEY, 15);
    }

    Column money(String key, int width) {
        return Column.of(key, withUnit(key), Kind.MONEY, width);
    }

    /** Money that is not in report currency: another column names the currency. */
    Column moneyOf(String key, int width) {
        return Column.of(key, text("column." + key), Kind.MONEY, width);
    }

    Column unitPrice(String key) {
        return Column.of(key, withUnit(key), Kind.UNIT_PRICE, 16);
    }

    Column ratio(String key) {
        return Column.of(key, text("column." + key, currency()), Kind.RATIO, 14);
    }

    Column number(String key, Kind kind, int width) {
        return Column.of(key, text("column." + key), kind, width);
    }

    Cell money(@Nullable BigDecimal amount) {
        return Cell.money(amount, currency());
    }

    Cell unitPrice(@Nullable BigDecimal amount) {
        return Cell.unitPrice(amount, currency());
    }

    /** A figure that rests on logs: unknown without them, marked where they speak of too little. */
    static Cell marked(Cell cell, Measures measures) {
        return cell.mark(Mark.LOW_COVERAGE, isLowCoverage(measures));
    }

    /** Whether logs speak of less than 95 % of the running time. */
    static boolean isLowCoverage(Measures measures) {
        Double covered = measures.coveredShare();
        return covered != null && covered < ENOUGH_COVERAGE;
    }

    /** {@code part ÷ whole}; null where the whole is not positive or a side is unknown. */
    static @Nullable BigDecimal share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() <= 0 ? null : part.divide(whole, MathContext.DECIMAL64);
    }

    /** {@code part ÷ whole}; null where the whole is zero or a side is unknown. */
    static @Nullable BigDecimal share(@Nullable Long part, @Nullable Long whole) {
        return part == null || whole == null ? null : share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private String withUnit(String key) {
        return text("unit", text("column." + key), currency());
    }
}
