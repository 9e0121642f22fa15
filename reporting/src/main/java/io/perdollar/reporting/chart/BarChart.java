package io.perdollar.reporting.chart;

import io.perdollar.reporting.text.Columns;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Horizontal bars, each with its name at the left and its value at its end. */
final class BarChart {
    private static final int WIDTH = 860;
    private static final int BAR_HEIGHT = 26;
    private static final int HEAD_HEIGHT = 92;
    private static final int LONGEST_NAME = 44;

    private BarChart() {}

    /**
     * One bar.
     *
     * @param name may occur twice
     * @param value length of the bar
     * @param label what stands at its end
     * @param doubtful drawn pale
     */
    record Bar(String name, double value, String label, boolean doubtful) {}

    /** A name on the axis; two VMs may share one. */
    private record Key(int index, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static ChartImage draw(String name, String title, String subtitle, String description, List<Bar> bars, int colour) {
        DefaultCategoryDataset values = new DefaultCategoryDataset();
        for (int i = 0; i < bars.size(); i++) {
            values.addValue(
                    bars.get(i).value(), "", new Key(i, shortened(bars.get(i).name())));
        }
        CategoryAxis names = ChartLook.categoryAxis();
        names.setMaximumCategoryLabelWidthRatio(0.42f);
        names.setTickLabelPaint(ChartLook.INK);
        names.setCategoryMargin(0.3);
        NumberAxis axis = ChartLook.valueAxis(ChartLook.MUTED);
        axis.setVisible(false);
        axis.setUpperMargin(0.14);
        CategoryPlot plot = new CategoryPlot(values, names, axis, renderer(bars, new Color(colour)));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        JFreeChart chart = ChartLook.chart(title, subtitle, plot);
        plot.setRangeGridlinesVisible(false);
        int height = HEAD_HEIGHT + Math.max(2, bars.size()) * BAR_HEIGHT;
        return Canvas.image(
                name,
                title,
                description,
                WIDTH,
                height,
                graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height)));
    }

    private static BarRenderer renderer(List<Bar> bars, Color colour) {
        BarRenderer renderer = new BarRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Paint getItemPaint(int row, int column) {
                return bars.get(column).doubtful() ? ChartLook.pale(colour) : colour;
            }
        };
        ChartLook.flat(renderer);
        CategoryItemLabelGenerator labels = new StandardCategoryItemLabelGenerator() {
            private static final long serialVersionUID = 1L;

            @Override
            public String generateLabel(CategoryDataset dataset, int row, int column) {
                return Fonts.drawable(bars.get(column).label());
            }
        };
        renderer.setDefaultItemLabelGenerator(labels);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        return renderer;
    }

    private static String shortened(String name) {
        String cut = Columns.cut(name, LONGEST_NAME);
        return Fonts.drawable(cut);
    }
}
