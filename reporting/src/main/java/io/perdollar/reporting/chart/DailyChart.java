package io.perdollar.reporting.chart;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** Daily cost by category as stacked bars, requests per dollar as a line over them. */
final class DailyChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 400;

    private DailyChart() {}

    /** A day on the axis: only Mondays are named. */
    private record DayKey(LocalDate date, Language language) implements Comparable<DayKey> {
        @Override
        public int compareTo(DayKey other) {
            return date.compareTo(other.date);
        }

        @Override
        public String toString() {
            return date.getDayOfWeek() == DayOfWeek.MONDAY ? Dates.shortDay(date, language) : "";
        }
    }

    static ChartImage draw(FleetReport report, Texts texts) {
        String currency = report.header().currency().code();
        DefaultCategoryDataset cost = new DefaultCategoryDataset();
        DefaultCategoryDataset ratio = new DefaultCategoryDataset();
        String line = texts.get("chart.requestsPerDollar", currency);
        List<DayLine> days = ChartDays.of(report.days());
        List<Category> shown = shown(days);
        for (DayLine day : days) {
            DayKey key = new DayKey(day.date(), texts.language());
            for (Category category : shown) {
                BigDecimal amount = day.categories().get(category);
                cost.addValue(amount, texts.word("category", category.key()), key);
            }
            ratio.addValue(day.requestsPerDollar(), line, key);
        }
        CategoryPlot plot = new CategoryPlot(cost, axis(), moneyAxis(report), bars(days, shown));
        plot.setDataset(1, ratio);
        plot.setRenderer(1, line());
        NumberAxis ratioAxis = ChartLook.valueAxis(new Color(Colours.ACCENT));
        ratioAxis.setNumberFormatOverride(new PeopleFormat(value -> tick(value)));
        plot.setRangeAxis(1, ratioAxis);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        boolean open = days.stream().anyMatch(day -> !day.settled());
        String title = texts.get("chart.daily", currency);
        String subtitle = texts.get("chart.daily.axes", currency) + (open ? " " + texts.get("chart.pale") : "");
        JFreeChart chart = ChartLook.chart(title, subtitle, plot);
        ChartLook.legend(chart);
        return Canvas.image(
                "daily-cost",
                title,
                ChartWords.daily(report, texts),
                WIDTH,
                HEIGHT,
                graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT)));
    }

    private static CategoryAxis axis() {
        CategoryAxis axis = ChartLook.categoryAxis();
        axis.setCategoryMargin(0.28);
        // A Monday's label is wider than its bar; the days beside it have none.
        axis.setMaximumCategoryLabelWidthRatio(6f);
        return axis;
    }

    private static NumberAxis moneyAxis(FleetReport report) {
        NumberAxis axis = ChartLook.valueAxis(ChartLook.MUTED);
        axis.setNumberFormatOverride(
                new PeopleFormat(value -> Numbers.sign(report.header().currency()) + Numbers.count(Math.round(value))));
        return axis;
    }

    private static StackedBarRenderer bars(List<DayLine> days, List<Category> shown) {
        StackedBarRenderer renderer = new StackedBarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Paint getItemPaint(int row, int column) {
                Color colour = new Color(Colours.category(shown.get(row)));
                return days.get(column).settled() ? colour : ChartLook.pale(colour);
            }
        };
        ChartLook.flat(renderer);
        for (int i = 0; i < shown.size(); i++) {
            renderer.setSeriesPaint(i, new Color(Colours.category(shown.get(i))));
        }
        return renderer;
    }

    private static LineAndShapeRenderer line() {
        LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
        renderer.setSeriesPaint(0, new Color(Colours.ACCENT));
        renderer.setSeriesStroke(0, new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4));
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, Color.WHITE);
        return renderer;
    }

    /** Categories with any cost, in the order of reports. */
    private static List<Category> shown(List<DayLine> days) {
        return List.of(Category.values()).stream()
                .filter(category -> days.stream().anyMatch(day -> isCost(day.categories(), category)))
                .toList();
    }

    private static boolean isCost(Map<Category, BigDecimal> costs, Category category) {
        @Nullable BigDecimal cost = costs.get(category);
        return cost != null && cost.signum() != 0;
    }

    /** Ticks are round numbers: no more digits than they need. */
    private static String tick(double value) {
        BigDecimal tick =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return tick.scale() <= 0 ? Numbers.count(tick.longValue()) : tick.toPlainString();
    }
}
