package io.perdollar.reporting.chart;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.sheet.IdleSheet;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Idle hours of the fleet by weekday and local hour: one field per hour of the week, the darker the more. */
final class HeatChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 294;
    private static final int LEFT = 62;
    private static final int TOP = 88;
    private static final double CELL_WIDTH = 32.4;
    private static final double CELL_HEIGHT = 28;
    private static final double GAP = 2;

    private HeatChart() {}

    static ChartImage draw(FleetReport report, Texts texts) {
        List<List<@Nullable Double>> week = IdleSheet.fleet(report.idleHeat());
        String title = texts.get("chart.idle");
        String subtitle = texts.get("chart.idle.subtitle", report.header().zone());
        return Canvas.image("idle-hours", title, ChartWords.idle(report, texts), WIDTH, HEIGHT, graphics -> {
            graphics.setColor(ChartLook.INK);
            graphics.setFont(Fonts.semiBold(16));
            graphics.drawString(Fonts.drawable(title), 14, 28);
            graphics.setColor(ChartLook.MUTED);
            graphics.setFont(Fonts.regular(12));
            graphics.drawString(Fonts.drawable(subtitle), 14, 49);
            scale(graphics, texts);
            hours(graphics);
            double most = week.stream()
                    .flatMap(List::stream)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            for (int day = 0; day < week.size(); day++) {
                day(graphics, texts.get("weekday.short." + (day + 1)), week.get(day), day, most);
            }
        });
    }

    private static void hours(Graphics2D graphics) {
        graphics.setFont(Fonts.regular(11));
        graphics.setColor(ChartLook.MUTED);
        for (int hour = 0; hour < 24; hour++) {
            centred(graphics, String.valueOf(hour), LEFT + hour * CELL_WIDTH + CELL_WIDTH / 2, TOP - 8);
        }
    }

    private static void day(Graphics2D graphics, String name, List<@Nullable Double> hours, int day, double most) {
        double y = TOP + day * CELL_HEIGHT;
        graphics.setFont(Fonts.regular(12));
        graphics.setColor(ChartLook.MUTED);
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(name, LEFT - 10 - metrics.stringWidth(name), (float) (y + CELL_HEIGHT / 2 + 4));
        graphics.setFont(Fonts.regular(11));
        for (int hour = 0; hour < hours.size(); hour++) {
            Double idle = hours.get(hour);
            double x = LEFT + hour * CELL_WIDTH;
            double share = idle == null || most <= 0 ? 0 : Math.max(0, idle / most);
            graphics.setColor(idle == null ? Color.WHITE : colour(share));
            RoundRectangle2D field = new RoundRectangle2D.Double(x, y, CELL_WIDTH - GAP, CELL_HEIGHT - GAP, 4, 4);
            graphics.fill(field);
            if (idle == null) {
                graphics.setColor(ChartLook.LINE);
                graphics.draw(field);
            }
            graphics.setColor(share > 0.85 ? Color.WHITE : ChartLook.INK);
            centred(graphics, idle == null ? "–" : label(idle), x + (CELL_WIDTH - GAP) / 2, y + CELL_HEIGHT / 2 + 3);
        }
    }

    /** From pale to strong, so that the words beside the map are needed only once. */
    private static void scale(Graphics2D graphics, Texts texts) {
        graphics.setFont(Fonts.regular(11));
        FontMetrics metrics = graphics.getFontMetrics();
        String less = texts.get("chart.idle.less");
        String more = texts.get("chart.idle.more");
        double right = LEFT + 24 * CELL_WIDTH - GAP;
        double start = right - metrics.stringWidth(more) - 8 - 120;
        graphics.setColor(ChartLook.MUTED);
        graphics.drawString(more, (float) (right - metrics.stringWidth(more)), 28);
        graphics.drawString(less, (float) (start - 8 - metrics.stringWidth(less)), 28);
        for (int i = 0; i < 120; i++) {
            graphics.setColor(colour(i / 119.0));
            graphics.fill(new Rectangle2D.Double(start + i, 19, 1.2, 10));
        }
    }

    static Color colour(double share) {
        return share < 0.5
                ? mix(Colours.HEAT_LOW, Colours.HEAT_MIDDLE, share * 2)
                : mix(Colours.HEAT_MIDDLE, Colours.HEAT_HIGH, share * 2 - 1);
    }

    private static Color mix(int from, int to, double share) {
        return new Color(part(from, to, share, 16), part(from, to, share, 8), part(from, to, share, 0));
    }

    private static int part(int from, int to, double share, int shift) {
        int a = from >> shift & 0xFF;
        int b = to >> shift & 0xFF;
        return (int) Math.round(a + (b - a) * Math.min(1, share));
    }

    private static String label(double idle) {
        BigDecimal hours = BigDecimal.valueOf(idle);
        return idle >= 99.95
                ? Numbers.count(Math.round(idle))
                : hours.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static void centred(Graphics2D graphics, String text, double x, double y) {
        Rectangle2D bounds = graphics.getFontMetrics().getStringBounds(text, graphics);
        graphics.drawString(text, (float) (x - bounds.getWidth() / 2), (float) y);
    }
}
