package io.perdollar.reporting.chart;

import io.perdollar.reporting.text.Colours;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The project's look: title at the left, no frames, only the value axis's grid, one font, no decoration. */
final class ChartLook {
    static final Color INK = new Color(Colours.INK);
    static final Color MUTED = new Color(Colours.MUTED);
    static final Color LINE = new Color(Colours.LINE);

    private ChartLook() {}

    static JFreeChart chart(String title, String subtitle, CategoryPlot plot) {
        JFreeChart chart = new JFreeChart(null, Fonts.semiBold(16), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 14, 8, 14));
        chart.setTitle(text(title, true));
        if (!subtitle.isEmpty()) {
            chart.addSubtitle(text(subtitle, false));
        }
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(LINE);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setInsets(new RectangleInsets(8, 0, 0, 0));
        return chart;
    }

    static void legend(JFreeChart chart) {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        legend.setItemFont(Fonts.regular(12));
        legend.setItemPaint(MUTED);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setMargin(2, 0, 0, 0);
        legend.setItemLabelPadding(new RectangleInsets(2, 3, 2, 12));
        chart.addSubtitle(legend);
    }

    static CategoryAxis categoryAxis() {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(Fonts.regular(12));
        axis.setTickLabelPaint(MUTED);
        axis.setAxisLinePaint(LINE);
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.005);
        axis.setUpperMargin(0.005);
        return axis;
    }

    static NumberAxis valueAxis(Color colour) {
        NumberAxis axis = new NumberAxis();
        style(axis, colour);
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    static void flat(BarRenderer renderer) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setDefaultItemLabelFont(Fonts.semiBold(12));
        renderer.setDefaultItemLabelPaint(INK);
    }

    /** The colour mixed with white, for figures in doubt. */
    static Paint pale(Color colour) {
        return new Color(Colours.pale(colour.getRGB()));
    }

    private static TextTitle text(String words, boolean head) {
        TextTitle title = new TextTitle(Fonts.drawable(words), head ? Fonts.semiBold(16) : Fonts.regular(12));
        title.setPaint(head ? INK : MUTED);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setMargin(0, 0, head ? 2 : 4, 0);
        return title;
    }

    private static void style(ValueAxis axis, Color colour) {
        axis.setTickLabelFont(Fonts.regular(12));
        axis.setTickLabelPaint(colour);
        axis.setLabelFont(Fonts.regular(12));
        axis.setLabelPaint(colour);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
    }
}
