package io.perdollar.reporting.workbook;

import io.perdollar.reporting.text.Colours;
import java.util.List;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataPoint;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xddf.usermodel.text.XDDFRunProperties;
import org.apache.poi.xddf.usermodel.text.XDDFTextBody;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDateAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTManualLayout;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLayoutMode;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTimeUnit;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** The project's look of a native chart: no frame, pale grid of the value axis only, small grey labels. */
final class ChartTheme {
    private final XSSFChart chart;
    private final String language;

    /** A pair of axes. */
    record Axes(XDDFChartAxis categories, XDDFValueAxis values) {}

    /** Two axes of numbers. */
    record Scales(XDDFValueAxis across, XDDFValueAxis up) {}

    ChartTheme(XSSFChart chart, String language) {
        this.chart = chart;
        this.language = language;
    }

    void title(String text) {
        chart.setTitleText(text);
        chart.setTitleOverlay(false);
        XDDFTextBody body = chart.getTitle().getBody();
        XDDFRunProperties run = body.getParagraph(0).addDefaultRunProperties();
        run.setFontSize(11d);
        run.setBold(true);
        run.setFillProperties(solid(Colours.INK));
        // Else the library writes the JVM's own locale, and bytes differ from machine to machine.
        chart.getCTChart()
                .getTitle()
                .getTx()
                .getRich()
                .getPArray(0)
                .getRArray(0)
                .getRPr()
                .setLang(language);
        CTTitle raw = chart.getCTChart().getTitle();
        CTManualLayout place = (raw.isSetLayout() ? raw.getLayout() : raw.addNewLayout()).addNewManualLayout();
        place.addNewXMode().setVal(STLayoutMode.EDGE);
        place.addNewYMode().setVal(STLayoutMode.EDGE);
        place.addNewX().setVal(0.012);
        place.addNewY().setVal(0.02);
    }

    void legend() {
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }

    Axes axes(AxisPosition categorySide, AxisPosition valueSide, String format) {
        return style(chart.createCategoryAxis(categorySide), chart.createValueAxis(valueSide), format);
    }

    /** Days along the bottom, one label a week. */
    Axes dayAxes(String format, String dayFormat) {
        XDDFDateAxis days = chart.createDateAxis(AxisPosition.BOTTOM);
        days.setNumberFormat(dayFormat);
        CTDateAx raw = chart.getCTChart().getPlotArea().getDateAxArray(0);
        raw.addNewBaseTimeUnit().setVal(STTimeUnit.DAYS);
        raw.addNewMajorUnit().setVal(7);
        raw.addNewMajorTimeUnit().setVal(STTimeUnit.DAYS);
        days.setTickLabelPosition(AxisTickLabelPosition.LOW);
        return style(days, chart.createValueAxis(AxisPosition.LEFT), format);
    }

    /** Two axes of numbers from zero on, the lower one with words. */
    Scales scales(String acrossFormat, String upFormat, String words) {
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        for (XDDFValueAxis axis : List.of(across, up)) {
            axis.setMajorTickMark(AxisTickMark.NONE);
            axis.getOrAddTextProperties().setFillProperties(solid(Colours.MUTED));
            axis.getOrAddTextProperties().setFontSize(9d);
            axis.getOrAddShapeProperties().setLineProperties(thin(Colours.LINE));
        }
        up.getOrAddMajorGridProperties().setLineProperties(thin(Colours.LINE));
        across.setNumberFormat(acrossFormat);
        up.setNumberFormat(upFormat);
        across.setTitle(words);
        // Services differ too much in cost for equal steps.
        across.setLogBase(10);
        up.setMinimum(0);
        return new Scales(across, up);
    }

    private static Axes style(XDDFChartAxis categories, XDDFValueAxis values, String format) {
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setNumberFormat(format);
        values.setMajorTickMark(AxisTickMark.NONE);
        values.getOrAddShapeProperties().setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        values.getOrAddMajorGridProperties().setLineProperties(thin(Colours.LINE));
        categories.setMajorTickMark(AxisTickMark.NONE);
        categories.getOrAddShapeProperties().setLineProperties(thin(Colours.LINE));
        categories.getOrAddTextProperties().setFillProperties(solid(Colours.MUTED));
        categories.getOrAddTextProperties().setFontSize(9d);
        values.getOrAddTextProperties().setFillProperties(solid(Colours.MUTED));
        values.getOrAddTextProperties().setFontSize(9d);
        return new Axes(categories, values);
    }

    /** A second value axis at the right, over the same categories. */
    Axes secondAxes() {
        XDDFDateAxis categories = chart.createDateAxis(AxisPosition.BOTTOM);
        categories.setVisible(false);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.RIGHT);
        values.setCrosses(AxisCrosses.MAX);
        values.setMajorTickMark(AxisTickMark.NONE);
        values.setNumberFormat("General");
        values.getOrAddShapeProperties().setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        values.getOrAddTextProperties().setFillProperties(solid(Colours.WARNING));
        values.getOrAddTextProperties().setFontSize(9d);
        values.setMinimum(0);
        values.crossAxis(categories);
        categories.crossAxis(values);
        return new Axes(categories, values);
    }

    /** Bars from the top down, as the rows of the table stand; their values are written beside, so no value axis. */
    void topDown(Axes axes) {
        axes.categories().setOrientation(AxisOrientation.MAX_MIN);
        axes.values().setVisible(false);
        axes.values()
                .getOrAddMajorGridProperties()
                .setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
    }

    /** Negative bars keep their colour. */
    static void fill(XDDFChartData.Series series, int colour) {
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(solid(colour));
        series.setShapeProperties(shape);
    }

    /** Some points of a series in a pale tint of its colour: what they show may still change. */
    static void pale(XDDFChartData.Series series, List<Integer> points, int colour) {
        for (int point : points) {
            XDDFDataPoint pale = series.getDataPoint(point);
            pale.setFillProperties(solid(Colours.pale(colour)));
        }
    }

    /** A thin line with full markers of the same colour. */
    static void points(XDDFScatterChartData.Series series, int colour) {
        XDDFLineProperties line = new XDDFLineProperties(solid(colour));
        line.setWidth(1.5);
        series.setLineProperties(line);
        CTMarker marker = series.getCTScatterSer().getMarker();
        CTShapeProperties look = marker.isSetSpPr() ? marker.getSpPr() : marker.addNewSpPr();
        look.addNewSolidFill().addNewSrgbClr().setVal(Palette.bytes(colour));
        look.addNewLn().addNewNoFill();
    }

    static void line(XDDFLineChartData.Series series, int colour) {
        XDDFLineProperties line = new XDDFLineProperties(solid(colour));
        line.setWidth(2.25);
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
        series.setLineProperties(line);
    }

    /** Writes each bar's value at its end. */
    static void labels(XSSFChart chart, String format) {
        CTBarSer series = chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0);
        CTDLbls labels = series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls();
        labels.addNewNumFmt().setFormatCode(format);
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewDLblPos().setVal(STDLblPos.OUT_END);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /** What holds for the whole chart. */
    void finish() {
        chart.displayBlanksAs(DisplayBlanks.GAP);
        if (!chart.getCTChartSpace().isSetRoundedCorners()) {
            chart.getCTChartSpace().addNewRoundedCorners();
        }
        chart.getCTChartSpace().getRoundedCorners().setVal(false);
        CTShapeProperties sheet = chart.getCTChartSpace().isSetSpPr()
                ? chart.getCTChartSpace().getSpPr()
                : chart.getCTChartSpace().addNewSpPr();
        CTTextBody words = chart.getCTChartSpace().isSetTxPr()
                ? chart.getCTChartSpace().getTxPr()
                : chart.getCTChartSpace().addNewTxPr();
        words.addNewBodyPr();
        CTTextCharacterProperties look = words.addNewP().addNewPPr().addNewDefRPr();
        look.setSz(900);
        look.addNewLatin().setTypeface("Calibri");
        sheet.addNewSolidFill().addNewSrgbClr().setVal(new byte[] {-1, -1, -1});
        sheet.addNewLn().addNewNoFill();
    }

    private static XDDFLineProperties thin(int colour) {
        XDDFLineProperties line = new XDDFLineProperties(solid(colour));
        line.setWidth(0.75);
        return line;
    }

    private static XDDFSolidFillProperties solid(int colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(Palette.bytes(colour)));
    }
}
