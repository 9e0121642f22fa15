package io.perdollar.reporting.chart;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.reporting.chart.BarChart.Bar;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The pictures of a report; what has nothing to show is left out. The same report gives the same bytes. */
public final class Charts {
    /** More bars than this cannot be read. */
    private static final int MOST_BARS = 20;

    private static final double ENOUGH_COVERAGE = 0.95;

    private Charts() {}

    /** Draws every chart that the report has figures for. */
    public static List<ChartImage> draw(FleetReport report, Texts texts) {
        List<ChartImage> images = new ArrayList<>();
        if (!report.days().isEmpty()) {
            images.add(DailyChart.draw(report, texts));
        }
        List<Bar> vms = vms(report.resources());
        if (!vms.isEmpty()) {
            CurrencyCode currency = report.header().currency();
            long known = report.resources().stream().filter(Charts::hasRatio).count();
            String subtitle = (known > vms.size() ? texts.get("chart.byVm.most", vms.size(), known) + " " : "")
                    + (vms.stream().anyMatch(Bar::doubtful) ? texts.get("chart.paleCoverage") : "");
            images.add(BarChart.draw(
                    "requests-per-dollar",
                    texts.get("chart.byVm", currency),
                    subtitle,
                    words(vms, texts.get("chart.byVm", currency), texts),
                    vms,
                    Colours.BLUE));
        }
        if (!report.idleHeat().isEmpty()) {
            images.add(HeatChart.draw(report, texts));
        }
        List<Bar> savings = savings(report, texts);
        if (!savings.isEmpty()) {
            String subtitle = savings.stream().anyMatch(Bar::doubtful) ? texts.get("chart.paleConfidence") : "";
            images.add(BarChart.draw(
                    "savings",
                    texts.get("chart.savings", report.header().currency()),
                    subtitle,
                    ChartWords.savings(report, texts),
                    savings,
                    Colours.GREEN));
        }
        if (!ParetoChart.shown(report).isEmpty()) {
            images.add(ParetoChart.draw(report, texts));
        }
        return List.copyOf(images);
    }

    private static String words(List<Bar> bars, String title, Texts texts) {
        return ChartWords.list(
                title, bars.stream().map(bar -> bar.name() + " " + bar.label()).toList(), texts);
    }

    /** The most expensive VMs, most requests per dollar first. */
    private static List<Bar> vms(List<VmLine> vms) {
        return vms.stream()
                .filter(Charts::hasRatio)
                .sorted(Comparator.comparing(
                                (VmLine vm) -> vm.measures().cost().total().effective())
                        .reversed())
                .limit(MOST_BARS)
                .map(Charts::bar)
                .sorted(Comparator.comparingDouble(Bar::value).reversed().thenComparing(Bar::name))
                .toList();
    }

    private static boolean hasRatio(VmLine vm) {
        return vm.measures().ratios().requestsPerDollar() != null;
    }

    private static Bar bar(VmLine vm) {
        BigDecimal ratio = vm.measures().ratios().requestsPerDollar();
        BigDecimal known = ratio == null ? BigDecimal.ZERO : ratio;
        Double covered = vm.measures().coveredShare();
        return new Bar(
                ForeignText.visible(vm.instance()) + "  " + vm.accelerator(),
                known.doubleValue(),
                Numbers.ratio(known),
                covered != null && covered < ENOUGH_COVERAGE);
    }

    private static List<Bar> savings(FleetReport report, Texts texts) {
        List<Bar> bars = new ArrayList<>();
        for (Recommendation advice : report.recommendations()) {
            BigDecimal saving = advice.monthlySaving();
            if (saving != null && saving.signum() > 0 && bars.size() < MOST_BARS) {
                String action = texts.word(
                        "action",
                        advice.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                bars.add(new Bar(
                        ForeignText.visible(advice.service()) + " · " + action,
                        saving.doubleValue(),
                        Numbers.money(saving, report.header().currency()),
                        advice.confidence() == Confidence.LOW));
            }
        }
        return bars;
    }
}
