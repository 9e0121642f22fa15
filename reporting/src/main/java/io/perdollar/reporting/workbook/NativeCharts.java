package io.perdollar.reporting.workbook;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.sheet.DailySheet;
import io.perdollar.reporting.sheet.RecommendationSheet;
import io.perdollar.reporting.sheet.ServiceSheet;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The charts on the summary, native and live: they follow the cells of the other sheets. */
final class NativeCharts {
    private static final int LEFT = 7;
    private static final int MIDDLE = 12;

    /** Column after the charts. */
    static final int RIGHT = 17;

    private static final int DAILY_ROWS = 15;
    private static final int BAR_ROWS = 13;

    /** More bars than this cannot be read. */
    private static final int MOST_BARS = 12;

    private NativeCharts() {}

    static void draw(FleetReport report, List<Placement> places, Texts texts, XSSFSheet sheet, int top) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        String currency = report.header().currency().code();
        Placement daily = place(places, DailySheet.TABLE);
        if (!daily.table().rows().isEmpty()) {
            XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, LEFT, top, RIGHT, top + DAILY_ROWS);
            daily(drawing.createChart(anchor), daily, texts, currency);
        }
        int below = top + DAILY_ROWS;
        Placement services = place(places, ServiceSheet.TABLE);
        if (known(services, "requestsPerDollar") > 0) {
            XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, LEFT, below, MIDDLE, below + BAR_ROWS);
            bars(
                    drawing.createChart(anchor),
                    new ChartColumns(services, known(services, "requestsPerDollar")),
                    texts,
                    texts.get("chart.byService", currency),
                    "service",
                    "requestsPerDollar",
                    Colours.BLUE);
        }
        Placement advice = place(places, RecommendationSheet.TABLE);
        if (known(advice, "monthlySaving") > 0) {
            XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, MIDDLE, below, RIGHT, below + BAR_ROWS);
            bars(
                    drawing.createChart(anchor),
                    new ChartColumns(advice, known(advice, "monthlySaving")),
                    texts,
                    texts.get("chart.savings", currency),
                    "recommendationId",
                    "monthlySaving",
                    Colours.GREEN);
        }
    }

    private static void daily(XSSFChart chart, Placement place, Texts texts, String currency) {
        ChartColumns columns = new ChartColumns(place, Integer.MAX_VALUE);
        ChartTheme theme = new ChartTheme(chart, texts.language().key());
        theme.title(texts.get("chart.daily", currency));
        theme.legend();
        ChartTheme.Axes money = theme.axes(AxisPosition.BOTTOM, AxisPosition.LEFT, "#,##0");
        money.categories().setNumberFormat("mm\\-dd");
        ChartTheme.Axes ratio = theme.secondAxes();
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, money.categories(), money.values());
        bars.setBarDirection(BarDirection.COL);
        bars.setBarGrouping(BarGrouping.STACKED);
        bars.setVaryColors(false);
        bars.setOverlap((byte) 100);
        bars.setGapWidth(35);
        for (Category category : Category.values()) {
            String key = DailySheet.column(category);
            if (columns.isAnyNotZero(key)) {
                XDDFChartData.Series series = bars.addSeries(columns.dates("date"), columns.numbers(key));
                series.setTitle(texts.word("category", category.key()), columns.title(key));
                ChartTheme.fill(series, Colours.category(category));
            }
        }
        chart.plot(bars);
        if (columns.isAnyNotZero("requestsPerDollar")) {
            XDDFLineChartData line =
                    (XDDFLineChartData) chart.createData(ChartTypes.LINE, ratio.categories(), ratio.values());
            line.setGrouping(Grouping.STANDARD);
            line.setVaryColors(false);
            XDDFLineChartData.Series series = (XDDFLineChartData.Series)
                    line.addSeries(columns.dates("date"), columns.numbers("requestsPerDollar"));
            series.setTitle(texts.get("chart.requestsPerDollar", currency), columns.title("requestsPerDollar"));
            ChartTheme.line(series, Colours.ACCENT);
            chart.plot(line);
        }
        theme.finish();
    }

    private static void bars(
            XSSFChart chart,
            ChartColumns columns,
            Texts texts,
            String title,
            String names,
            String numbers,
            int colour) {
        ChartTheme theme = new ChartTheme(chart, texts.language().key());
        theme.title(title);
        ChartTheme.Axes axes = theme.axes(AxisPosition.LEFT, AxisPosition.BOTTOM, "#,##0");
        theme.topDown(axes);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, axes.categories(), axes.values());
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        bars.setVaryColors(false);
        bars.setGapWidth(45);
        XDDFChartData.Series series = bars.addSeries(columns.words(names), columns.numbers(numbers));
        series.setTitle(title, columns.title(numbers));
        ChartTheme.fill(series, colour);
        chart.plot(bars);
        ChartTheme.labels(chart, "[>=10]#,##0;[>=0.1]0.00;General");
        theme.finish();
    }

    /** Rows from the top down to the last with a figure, as many as can be read. */
    private static int known(Placement place, String key) {
        int column = place.table().indexOf(key);
        int last = 0;
        for (int row = 0; row < Math.min(MOST_BARS, place.table().rows().size()); row++) {
            if (!(place.table().rows().get(row).get(column).value() instanceof Value.Missing)) {
                last = row + 1;
            }
        }
        return last;
    }

    private static Placement place(List<Placement> places, String id) {
        return places.stream()
                .filter(place -> place.table().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + id + " in this report"));
    }
}
