package io.perdollar.reporting.sheet;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The window day by day: cost by category, requests, and requests per dollar. */
public final class DailySheet {
    /** Id of its table. */
    public static final String TABLE = "Daily";

    private DailySheet() {}

    /** Key of the column of one category. */
    public static String column(Category category) {
        return "category." + category.key();
    }

    static Sheet build(SheetContext context) {
        Table.Builder table = Table.builder(TABLE, context.text("table.daily"))
                .columns(
                        context.number("date", Kind.DATE, 16),
                        context.words("state", 13),
                        context.money("billedCost"),
                        context.money("effectiveCost").look(Look.BAR),
                        context.number("served", Kind.COUNT, 12),
                        context.ratio("requestsPerDollar"));
        for (Category category : Category.values()) {
            table.columns(categoryColumn(context, category));
        }
        for (DayLine day : context.report().days()) {
            boolean open = !day.settled();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.day(day.date()),
                    Cell.text(context.text(open ? "mark.provisional" : "state.settled")),
                    context.money(day.billedCost()).mark(Mark.PROVISIONAL, open),
                    context.money(day.effectiveCost()).mark(Mark.PROVISIONAL, open),
                    Cell.count(day.served()).mark(Mark.PROVISIONAL, open),
                    Cell.ratio(day.requestsPerDollar()).mark(Mark.PROVISIONAL, open)));
            for (Category category : Category.values()) {
                row.add(context.money(day.categories().getOrDefault(category, Numeric.ZERO))
                        .mark(Mark.PROVISIONAL, open));
            }
            table.row(row);
        }
        List<String> summed = new ArrayList<>(List.of("billedCost", "effectiveCost", "served"));
        for (Category category : Category.values()) {
            summed.add(column(category));
        }
        table.totals(context.text("total"), summed.toArray(String[]::new))
                .nameTotal(FigureName.DAILY_BILLED, "billedCost")
                .nameTotal(FigureName.DAILY_EFFECTIVE, "effectiveCost");
        return context.sheet(Topic.DAILY, table.build());
    }

    private static Column categoryColumn(SheetContext context, Category category) {
        return Column.of(column(category), context.texts().word("category", category.key()), Kind.MONEY, 16);
    }
}
