package io.perdollar.reporting.chart;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.sheet.IdleSheet;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each chart shows, in a sentence or two, for readers who do not see it. */
public final class ChartWords {
    /** More figures than this nobody wants read aloud. */
    private static final int MOST = 6;

    private ChartWords() {}

    /** Cost and requests per dollar by day. */
    public static String daily(FleetReport report, Texts texts) {
        List<DayLine> days = ChartDays.of(report.days());
        CurrencyCode currency = report.header().currency();
        DayLine most = days.stream()
                .max(Comparator.comparing(DayLine::effectiveCost))
                .orElseThrow(() -> new IllegalArgumentException("a chart of days needs at least one day"));
        BigDecimal sum = days.stream().map(DayLine::effectiveCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return texts.get(
                "alt.daily",
                texts.days(days.get(0).date(), days.get(days.size() - 1).date()),
                Numbers.money(sum, currency),
                texts.day(most.date()),
                Numbers.money(most.effectiveCost(), currency));
    }

    /** Requests per dollar by service. */
    public static String services(FleetReport report, Texts texts) {
        List<String> figures = report.services().stream()
                .sorted(Comparator.comparing((ServiceLine line) ->
                                line.measures().cost().total().effective())
                        .reversed()
                        .thenComparing(ServiceLine::service))
                .filter(line -> line.measures().ratios().requestsPerDollar() != null)
                .map(line -> figure(line.service(), line.measures().ratios().requestsPerDollar()))
                .toList();
        return list(texts.get("chart.byService", report.header().currency()), figures, texts);
    }

    /** Saving by recommendation. */
    public static String savings(FleetReport report, Texts texts) {
        List<String> figures = new ArrayList<>();
        for (Recommendation advice : report.recommendations()) {
            BigDecimal saving = advice.monthlySaving();
            if (saving != null && saving.signum() > 0) {
                figures.add(ForeignText.visible(advice.service()) + ", "
                        + new AdviceWords(texts, report.header().currency()).actions(advice) + ": "
                        + Numbers.money(saving, report.header().currency()));
            }
        }
        return list(texts.get("chart.savings", report.header().currency()), figures, texts);
    }

    /** Idle hours by weekday and hour. */
    static String idle(FleetReport report, Texts texts) {
        List<List<@Nullable Double>> week = IdleSheet.fleet(report.idleHeat());
        double most = -1;
        double least = Double.MAX_VALUE;
        String mostWhen = "";
        String leastWhen = "";
        for (int day = 0; day < week.size(); day++) {
            for (int hour = 0; hour < week.get(day).size(); hour++) {
                Double idle = week.get(day).get(hour);
                String when = texts.get("weekday." + (day + 1)) + String.format(Locale.ROOT, " %02d:00", hour);
                if (idle != null && idle > most) {
                    most = idle;
                    mostWhen = when;
                }
                if (idle != null && idle < least) {
                    least = idle;
                    leastWhen = when;
                }
            }
        }
        return most < 0
                ? texts.get("chart.idle")
                : texts.get("alt.idle", mostWhen, hours(most), leastWhen, hours(least));
    }

    /** The services whose plans are worth a picture: where a plan other than today's is on the front. */
    public static List<ServicePlans> paretoServices(FleetReport report) {
        return ParetoChart.shown(report);
    }

    /** Cost against harm, service by service. */
    public static String pareto(List<ServicePlans> services, FleetReport report, Texts texts) {
        CurrencyCode currency = report.header().currency();
        List<String> figures = new ArrayList<>();
        for (ServicePlans service : services) {
            ReplayedPlan today = service.today();
            ReplayedPlan best = service.best();
            if (today != null && best != null) {
                figures.add(texts.get(
                        "alt.pareto",
                        ForeignText.visible(service.service()),
                        Numbers.headline(today.replay().monthlyCost(), currency),
                        Numbers.headline(best.replay().monthlyCost(), currency),
                        AdviceWords.share(best.harmedShare(), texts)));
            }
        }
        return list(texts.get("chart.pareto", currency), figures, texts);
    }

    static String list(String title, List<String> figures, Texts texts) {
        String shown = String.join("; ", figures.subList(0, Math.min(MOST, figures.size())));
        String more = figures.size() > MOST ? " " + texts.get("findings.more", figures.size() - MOST) : "";
        return title + ". " + shown + more;
    }

    static String figure(String name, @Nullable BigDecimal ratio) {
        return ForeignText.visible(name) + " " + (ratio == null ? "–" : Numbers.ratio(ratio));
    }

    private static String hours(double idle) {
        return Numbers.fixed(BigDecimal.valueOf(idle), 1);
    }
}
