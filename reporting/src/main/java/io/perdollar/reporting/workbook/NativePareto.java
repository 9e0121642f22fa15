package io.perdollar.reporting.workbook;

import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.chart.ChartWords;
import io.perdollar.reporting.sheet.PlansSheet;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Cost against harm of the plans that no other beats, one line per service, above the tables of plans. */
final class NativePareto {
    /** Rows that the chart takes. */
    static final int ROWS = 21;

    private static final int LAST_COLUMN = 5;
    private static final int HEIGHT = 20;

    private static final int[] COLOURS = {Colours.BLUE, Colours.ACCENT, Colours.GREEN, 0xCC79A7, 0x5B3F8C, 0x8A6D00};

    private NativePareto() {}

    /** Whether the report has anything to draw. */
    static boolean isDrawn(FleetReport report) {
        return !ChartWords.paretoServices(report).isEmpty();
    }

    static void draw(FleetReport report, Placement place, Texts texts, XSSFSheet sheet, int top) {
        List<ServicePlans> services = ChartWords.paretoServices(report);
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(
                drawing.createAnchor(0, 0, 0, 0, Placement.FIRST_COLUMN, top, LAST_COLUMN, top + HEIGHT));
        String title = texts.get("chart.pareto", report.header().currency());
        ChartTheme theme = new ChartTheme(chart, texts.language().key());
        theme.title(title);
        theme.legend();
        ChartTheme.Scales scales = theme.scales(
                "\"" + Numbers.sign(report.header().currency()) + "\"#,##0", "0.0%", texts.get("column.monthlyCost"));
        XDDFScatterChartData data =
                (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, scales.across(), scales.up());
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        for (int i = 0; i < services.size(); i++) {
            ServicePlans service = services.get(i);
            ChartColumns rows = new ChartColumns(
                    place, firstRow(report, service), service.front().size());
            XDDFChartData.Series series = data.addSeries(rows.numbers("monthlyCost"), rows.numbers("harmedShare"));
            series.setTitle(rows.word("service"), rows.cell("service"));
            XDDFScatterChartData.Series points = (XDDFScatterChartData.Series) series;
            points.setSmooth(false);
            points.setMarkerStyle(MarkerStyle.CIRCLE);
            points.setMarkerSize((short) 7);
            ChartTheme.points(points, COLOURS[i % COLOURS.length]);
        }
        chart.plot(data);
        theme.finish();
        NativeCharts.describe(drawing, title, ChartWords.pareto(services, report, texts));
    }

    /** The front of a service stands first among its plans. */
    private static int firstRow(FleetReport report, ServicePlans service) {
        int row = 0;
        for (ServicePlans other : report.plans()) {
            if (other.equals(service)) {
                return row;
            }
            row += PlansSheet.shown(other, report.plans().size()).size();
        }
        throw new IllegalArgumentException("the report has no plans of " + service.service());
    }
}
