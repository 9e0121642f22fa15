package io.perdollar.reporting.chart;

import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Columns;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Monthly cost against requests refused or delayed, one small field per service: the plans that no other beats as a line,
 * today's and the best plan named. Each field has scales of its own; services differ too much for one.
 */
final class ParetoChart {
    private static final int WIDTH = 860;
    private static final int ACROSS = 3;
    private static final int MOST_SERVICES = 6;
    private static final int HEAD = 66;
    private static final int FIELD_HEIGHT = 190;
    private static final int MARGIN = 14;
    private static final int GAP = 26;
    private static final int LONGEST_NAME = 26;
    private static final Color BEHIND_WORDS = new Color(255, 255, 255, 225);

    private final Graphics2D graphics;
    private final Texts texts;
    private final FleetReport report;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    private double mostCost;
    private double mostHarm;

    private ParetoChart(
            Graphics2D graphics,
            FleetReport report,
            Texts texts,
            double left,
            double top,
            double width,
            double height) {
        this.graphics = graphics;
        this.report = report;
        this.texts = texts;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /** The services to draw: where a plan other than today's is on the front, the largest difference first. */
    static List<ServicePlans> shown(FleetReport report) {
        return report.plans().stream()
                .filter(service -> service.today() != null && !service.front().isEmpty())
                .filter(service -> !service.front().equals(List.of(service.today())))
                .sorted(Comparator.comparing(ParetoChart::saving).reversed().thenComparing(ServicePlans::service))
                .limit(MOST_SERVICES)
                .toList();
    }

    static ChartImage draw(FleetReport report, Texts texts) {
        List<ServicePlans> services = shown(report);
        String title = texts.get("chart.pareto", report.header().currency());
        int across = Math.min(ACROSS, services.size());
        int rows = (services.size() + across - 1) / across;
        int height = HEAD + rows * (FIELD_HEIGHT + GAP);
        return Canvas.image("plans", title, ChartWords.pareto(services, report, texts), WIDTH, height, graphics -> {
            graphics.setColor(ChartLook.INK);
            graphics.setFont(Fonts.semiBold(16));
            graphics.drawString(Fonts.drawable(title), MARGIN, 28);
            graphics.setColor(ChartLook.MUTED);
            graphics.setFont(Fonts.regular(12));
            graphics.drawString(Fonts.drawable(texts.get("chart.pareto.subtitle")), MARGIN, 49);
            double field = (WIDTH - 2.0 * MARGIN - (across - 1) * GAP) / across;
            for (int i = 0; i < services.size(); i++) {
                double x = MARGIN + i % across * (field + GAP);
                int row = i / across;
                double y = HEAD + (double) row * (FIELD_HEIGHT + GAP);
                new ParetoChart(graphics, report, texts, x, y, field, FIELD_HEIGHT).field(services.get(i));
            }
        });
    }

    private void field(ServicePlans service) {
        graphics.setColor(ChartLook.INK);
        graphics.setFont(Fonts.semiBold(13));
        String name = Columns.cut(ForeignText.visible(service.service()), LONGEST_NAME);
        graphics.drawString(Fonts.drawable(name), (float) left, (float) top + 16);
        mostCost = 0;
        mostHarm = 0.01;
        grow(service.today());
        service.front().forEach(this::grow);
        grow(service.best());
        axes();
        line(service.front());
        for (ReplayedPlan plan : service.front()) {
            dot(plan, new Color(Colours.BLUE), 3.4, false);
        }
        ReplayedPlan today = service.today();
        ReplayedPlan best = service.best();
        boolean same = today != null && today.equals(best);
        if (today != null) {
            dot(today, new Color(Colours.ACCENT), 5.4, true);
            label(today, texts.get(same ? "chart.pareto.todayIsBest" : "role.today"), new Color(Colours.WARNING), true);
        }
        if (best != null && !same) {
            dot(best, new Color(Colours.GREEN), 5.4, true);
            label(best, texts.get("role.best"), new Color(Colours.GREEN), false);
        }
    }

    private void grow(@Nullable ReplayedPlan plan) {
        if (plan != null) {
            mostCost = Math.max(mostCost, plan.replay().monthlyCost().doubleValue());
            mostHarm = Math.max(mostHarm, plan.harmedShare().doubleValue());
        }
    }

    private void axes() {
        graphics.setColor(ChartLook.LINE);
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(new Line2D.Double(x(0), y(0), left + width, y(0)));
        graphics.draw(new Line2D.Double(x(0), y(mostHarm), left + width, y(mostHarm)));
        graphics.setColor(ChartLook.MUTED);
        graphics.setFont(Fonts.regular(11));
        right("0 %", x(0) - 6, y(0) + 4);
        right(
                Numbers.fixed(BigDecimal.valueOf(mostHarm * 100), mostHarm < 0.1 ? 1 : 0) + " %",
                x(0) - 6,
                y(mostHarm) + 4);
        String least = Numbers.sign(report.header().currency()) + "0";
        graphics.drawString(Fonts.drawable(least), (float) x(0), (float) y(0) + 16);
        right(Fonts.drawable(money(BigDecimal.valueOf(mostCost))), x(mostCost), y(0) + 16);
    }

    private void line(List<ReplayedPlan> front) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < front.size(); i++) {
            double x = x(front.get(i).replay().monthlyCost().doubleValue());
            double y = y(front.get(i).harmedShare().doubleValue());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                // A step: between two plans the dearer one is needed.
                path.lineTo(x, path.getCurrentPoint().getY());
                path.lineTo(x, y);
            }
        }
        graphics.setColor(new Color(Colours.pale(Colours.BLUE)));
        graphics.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    private void dot(ReplayedPlan plan, Color colour, double radius, boolean ringed) {
        double x = x(plan.replay().monthlyCost().doubleValue());
        double y = y(plan.harmedShare().doubleValue());
        if (ringed) {
            graphics.setColor(Color.WHITE);
            graphics.fill(new Ellipse2D.Double(x - radius - 1.5, y - radius - 1.5, 2 * radius + 3, 2 * radius + 3));
        }
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Today's label stands above its dot, the best plan's one line higher, so that they never meet. */
    private void label(ReplayedPlan plan, String role, Color colour, boolean low) {
        double cost = plan.replay().monthlyCost().doubleValue();
        String words = Fonts.drawable(role + " " + money(plan.replay().monthlyCost()));
        graphics.setFont(Fonts.semiBold(12));
        FontMetrics metrics = graphics.getFontMetrics();
        double x = Math.min(left + width - metrics.stringWidth(words), Math.max(x(0), x(cost) - 4));
        double y = y(plan.harmedShare().doubleValue()) - (low ? 11 : 26);
        double line = Math.max(top + 34, y);
        graphics.setColor(BEHIND_WORDS);
        graphics.fill(new Rectangle2D.Double(x - 2, line - 11, metrics.stringWidth(words) + 4.0, 14));
        graphics.setColor(colour);
        graphics.drawString(words, (float) x, (float) line);
    }

    private String money(BigDecimal amount) {
        return amount.compareTo(BigDecimal.TEN) < 0
                ? Numbers.money(amount, report.header().currency())
                : Numbers.sign(report.header().currency())
                        + Numbers.count(amount.setScale(0, RoundingMode.HALF_UP).longValue());
    }

    private double x(double cost) {
        double start = left + 40;
        return start + (left + width - 8 - start) * (mostCost <= 0 ? 0 : cost / mostCost);
    }

    private double y(double harm) {
        double bottom = top + height - 22;
        return bottom - (bottom - top - 46) * Math.min(1, harm / mostHarm);
    }

    private void right(String text, double x, double y) {
        graphics.drawString(text, (float) (x - graphics.getFontMetrics().stringWidth(text)), (float) y);
    }

    private static BigDecimal saving(ServicePlans service) {
        ReplayedPlan today = service.today();
        ReplayedPlan best = service.best();
        return today == null || best == null
                ? BigDecimal.ZERO
                : today.replay().monthlyCost().subtract(best.replay().monthlyCost());
    }
}
