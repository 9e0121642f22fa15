package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.Measure;
import io.perdollar.analysis.report.AdviceLife.State;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.Growth;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of advice: what was carried out, with the saving that the bill shows against the predicted one, and the rest. */
public final class RealisedSheet {
    /** Id of the table of what was carried out. */
    public static final String TABLE = "RealisedSavings";

    private RealisedSheet() {}

    static Sheet build(SheetContext context) {
        return context.sheet(Topic.REALISED, adopted(context), others(context));
    }

    private static Table adopted(SheetContext context) {
        List<AdviceLife> adopted = context.report().lives().stream()
                .filter(life -> life.state() == State.ADOPTED)
                .toList();
        Table.Builder table = Table.builder(TABLE, context.text("table.realised"))
                .note(context.text(adopted.isEmpty() ? "note.noRealised" : "note.realised"))
                .columns(
                        context.words("service", 20),
                        context.prose("carriedOut", 28),
                        context.number("inForceSince", Kind.DATE, 13),
                        context.number("settledDays", Kind.COUNT, 11),
                        context.money("predictedSaving"),
                        context.money("realisedSaving").look(Look.BAR),
                        context.number("savingError", Kind.CHANGE, 12),
                        context.money("costBefore"),
                        context.money("costAfter"),
                        context.money("costFell"),
                        context.money("otherCauses"),
                        context.prose("notCarriedOut", 24),
                        context.number("firstAdvised", Kind.DATE, 13),
                        context.number("daysBefore", Kind.COUNT, 11).asDetail(),
                        context.number("daysAfter", Kind.COUNT, 11).asDetail(),
                        context.prose("instances", 30).asDetail(),
                        context.words("recommendationId", 34).asDetail());
        for (AdviceLife life : adopted) {
            table.row(adopted(context, life));
        }
        boolean whole = adopted.stream().allMatch(life -> life.measure() != null && life.predicted() != null);
        if (whole) {
            table.totals(
                    context.text("total"),
                    "predictedSaving",
                    "realisedSaving",
                    "costBefore",
                    "costAfter",
                    "costFell",
                    "otherCauses");
        }
        return table.build();
    }

    private static List<Cell> adopted(SheetContext context, AdviceLife life) {
        Measure measure = life.measure();
        BigDecimal fell = measure == null ? null : measure.before().subtract(measure.after());
        return List.of(
                Cell.text(life.service()),
                Cell.text(context.advice().actions(life.carriedOut())),
                day(life.since()),
                Cell.count((long) life.settledDays()),
                context.money(life.predicted()),
                context.money(measure == null ? null : measure.realised()),
                error(life),
                context.money(measure == null ? null : measure.before()),
                context.money(measure == null ? null : measure.after()),
                context.money(fell).derivedBy(new Difference(new InRow("costBefore"), new InRow("costAfter"))),
                context.money(measure == null ? null : measure.otherCauses())
                        .derivedBy(new Difference(new InRow("costFell"), new InRow("realisedSaving"))),
                Cell.text(context.advice()
                        .actions(life.actions().stream()
                                .filter(action -> !life.carriedOut().contains(action))
                                .toList())),
                day(life.firstAdvised()),
                Cell.count(measure == null ? null : Long.valueOf(measure.daysBefore())),
                Cell.count(measure == null ? null : Long.valueOf(measure.daysAfter())),
                Cell.text(String.join(", ", life.instances())),
                Cell.text(life.id()));
    }

    private static Cell error(AdviceLife life) {
        Measure measure = life.measure();
        BigDecimal predicted = life.predicted();
        return measure == null || measure.error() == null || predicted == null
                ? Cell.missing()
                : Cell.of(new Value.Change(
                                measure.realised().subtract(predicted).divide(predicted, MathContext.DECIMAL64)))
                        .derivedBy(new Growth(new InRow("realisedSaving"), new InRow("predictedSaving")));
    }

    private static Table others(SheetContext context) {
        Table.Builder table = Table.builder("AdviceNotCarriedOut", context.text("table.lives"))
                .note(context.text("note.lives"))
                .columns(
                        context.words("service", 20),
                        context.prose("action", 28),
                        context.words("state", 13),
                        context.number("since", Kind.DATE, 13),
                        context.money("predictedSaving"),
                        context.number("firstAdvised", Kind.DATE, 13),
                        context.number("lastAdvised", Kind.DATE, 13),
                        context.prose("expiredBecause", 40),
                        context.prose("instances", 30).asDetail(),
                        context.words("recommendationId", 34).asDetail());
        context.report().lives().stream()
                .filter(life -> life.state() != State.ADOPTED)
                .forEach(life -> table.row(
                        Cell.text(life.service()),
                        Cell.text(context.advice().actions(life.actions())),
                        Cell.text(context.text("life." + word(life.state()))),
                        day(life.since() == null ? life.firstAdvised() : life.since()),
                        context.money(life.predicted()),
                        day(life.firstAdvised()),
                        day(life.lastAdvised()),
                        Cell.text(life.reason() == null ? "" : context.text("life.reason." + word(life.reason()))),
                        Cell.text(String.join(", ", life.instances())),
                        Cell.text(life.id())));
        return table.build();
    }

    private static Cell day(@Nullable LocalDate date) {
        return date == null ? Cell.missing() : Cell.day(date);
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
