package io.perdollar.reporting.workbook;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.chart.ChartDays;
import io.perdollar.reporting.chart.ChartWords;
import io.perdollar.reporting.sheet.DailySheet;
import io.perdollar.reporting.sheet.RecommendationSheet;
import io.perdollar.reporting.sheet.ServiceSheet;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import java.util.stream.IntStream;
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
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** The charts on the summary, native and live: they follow the cells of the other sheets. */
final class NativeCharts {
    /** More bars than this cannot be read. */
    private static final int MOST_BARS = 12;

    private NativeCharts() {}

    /**
     * Draws what the report has figures for.
     *
     * @param beside the tables of the summary
     */
    static void draw(FleetReport report, List<Placement> places, List<Placement> beside, Texts texts, XSSFSheet sheet) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int bottom = SummaryPlan.bottom(beside.get(beside.size() - 1).lastRow());
        int half = SummaryPlan.half(bottom);
        String currency = report.header().currency().code();
        Placement daily = place(places, DailySheet.TABLE);
        if (!daily.table().rows().isEmpty()) {
            XSSFClientAnchor anchor =
                    drawing.createAnchor(0, 0, 0, 0, SummaryPlan.LEFT, SummaryPlan.TOP, SummaryPlan.RIGHT, half);
            daily(drawing.createChart(anchor), daily, report, texts);
            describe(drawing, texts.get("chart.daily", currency), ChartWords.daily(report, texts));
        }
        Placement services = place(places, ServiceSheet.TABLE);
        if (known(services, "requestsPerDollar") > 0) {
            XSSFClientAnchor anchor =
                    drawing.createAnchor(0, 0, 0, 0, SummaryPlan.LEFT, half, SummaryPlan.MIDDLE, bottom);
            bars(
                    drawing.createChart(anchor),
                    new ChartColumns(services, known(services, "requestsPerDollar")),
                    texts,
                    texts.get("chart.byService", currency),
                    "service",
                    "requestsPerDollar",
                    Colours.BLUE);
            describe(drawing, texts.get("chart.byService", currency), ChartWords.services(report, texts));
        }
        Placement advice = place(places, RecommendationSheet.TABLE);
        if (known(advice, "monthlySaving") > 0) {
            XSSFClientAnchor anchor =
                    drawing.createAnchor(0, 0, 0, 0, SummaryPlan.MIDDLE, half, SummaryPlan.RIGHT, bottom);
            bars(
                    drawing.createChart(anchor),
                    new ChartColumns(advice, known(advice, "monthlySaving")),
                    texts,
                    texts.get("chart.savings", currency),
                    RecommendationSheet.NAME,
                    "monthlySaving",
                    Colours.GREEN);
            describe(drawing, texts.get("chart.savings", currency), ChartWords.savings(report, texts));
        }
    }

    /** Words for readers who do not see the chart that was drawn last. */
    static void describe(XSSFDrawing drawing, String name, String words) {
        int last = drawing.getCTDrawing().sizeOfTwoCellAnchorArray() - 1;
        CTNonVisualDrawingProps properties = drawing.getCTDrawing()
                .getTwoCellAnchorArray(last)
                .getGraphicFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        properties.setName(name);
        properties.setDescr(words);
    }

    private static void daily(XSSFChart chart, Placement place, FleetReport report, Texts texts) {
        String currency = report.header().currency().code();
        ChartColumns columns = new ChartColumns(place, ChartDays.before(report.days()), Integer.MAX_VALUE);
        ChartTheme theme = new ChartTheme(chart, texts.language().key());
        theme.title(texts.get("chart.daily", currency));
        theme.legend();
        ChartTheme.Axes money = theme.dayAxes(moneyFormat(report), Dates.shortDayFormat(texts.language()));
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
                ChartTheme.pale(series, open(report), Colours.category(category));
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

    private static String moneyFormat(FleetReport report) {
        return "\"" + Numbers.sign(report.header().currency()) + "\"#,##0";
    }

    /** Days whose bill may still grow, as positions in the chart. */
    private static List<Integer> open(FleetReport report) {
        int before = ChartDays.before(report.days());
        return IntStream.range(0, report.days().size() - before)
                .filter(day -> !report.days().get(before + day).settled())
                .boxed()
                .toList();
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
