package io.perdollar.reporting.mail;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.mail.Letter.Figure;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The four numbers at the head of a mail. */
final class Tiles {
    private static final int DIGITS = 6;

    private final FleetReport report;
    private final Texts texts;
    private final CurrencyCode currency;

    Tiles(FleetReport report, Texts texts) {
        this.report = report;
        this.texts = texts;
        this.currency = report.header().currency();
    }

    List<Figure> figures() {
        Measures now = report.totals().measures();
        Measures before = report.comparison().measures();
        BigDecimal ratio = now.ratios().requestsPerDollar();
        List<BigDecimal> savings = report.recommendations().stream()
                .map(Recommendation::monthlySaving)
                .filter(Objects::nonNull)
                .toList();
        BigDecimal saving = savings.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal avoidable = now.avoidableIdleCost();
        return List.of(
                new Figure(
                        texts.get("tile.billedCost"),
                        Numbers.money(report.totals().billedCost(), currency),
                        against(
                                report.totals().billedCost(),
                                report.comparison().billedCost())),
                new Figure(
                        texts.get("tile.requestsPerDollar", currency),
                        ratio == null ? Format.MISSING : Numbers.ratio(ratio),
                        against(ratio, before.ratios().requestsPerDollar())),
                new Figure(
                        texts.get("tile.avoidableIdleCost"),
                        avoidable == null ? Format.MISSING : Numbers.money(avoidable, currency),
                        avoidable == null ? "" : against(avoidable, before.avoidableIdleCost())),
                new Figure(
                        texts.get("tile.saving"),
                        savings.isEmpty() ? Format.MISSING : Numbers.money(saving, currency),
                        savings.isEmpty() ? "" : texts.get("tile.recommendations", savings.size())));
    }

    private String against(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null || before.signum() <= 0
                ? ""
                : texts.get(
                        "tile.againstBefore",
                        Numbers.change(now.subtract(before).divide(before, DIGITS, RoundingMode.HALF_EVEN)));
    }
}
