package io.perdollar.reporting;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Columns;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The findings of a report as plain text for a terminal: aligned, at most 100 columns, Hangul counted as two. */
public final class Findings {
    private static final int SERVICES = 20;
    private static final int ACTIONS = 10;

    private Findings() {}

    /** The findings in English. */
    public static String text(FleetReport report) {
        return text(report, Language.ENGLISH);
    }

    /** The findings, each line ended by a line feed. */
    public static String text(FleetReport report, Language language) {
        Texts texts = Texts.of(language);
        StringBuilder out = new StringBuilder();
        head(report.header(), texts, out);
        for (Tile tile : ReportSheets.of(report, texts).tiles()) {
            tile(tile, texts, out);
        }
        services(report, texts, out);
        actions(report, texts, out);
        evidence(report, texts, out);
        return out.toString().replace('−', '-');
    }

    private static void head(ReportHeader header, Texts texts, StringBuilder out) {
        line(
                out,
                "PerDollar  "
                        + texts.get(
                                "period",
                                texts.days(header.from(), header.reportDate()),
                                header.days(),
                                header.zone()));
        if (header.provisional()) {
            line(out, "           " + Mark.PROVISIONAL.sign() + " " + texts.get("provisional"));
        }
        line(out, "");
    }

    private static void tile(Tile tile, Texts texts, StringBuilder out) {
        String value = Format.marked(tile.value(), texts.language());
        if (tile.value().value() instanceof Value.Money money) {
            value = (tile.value().marks().isEmpty() ? "" : value.substring(0, value.indexOf(' ') + 1))
                    + Numbers.money(money.amount(), money.currency());
        }
        String aside = tile.asideWords(texts.language());
        line(out, Columns.left(tile.label(), 32) + Columns.right(value, 18) + "   " + Columns.cut(aside, 46));
    }

    private static void services(FleetReport report, Texts texts, StringBuilder out) {
        String currency = report.header().currency().code();
        line(out, "");
        line(
                out,
                row(
                        texts.get("column.service"),
                        texts.get("findings.environment"),
                        texts.get("column.vms"),
                        texts.get("unit", texts.get("column.cost"), currency),
                        texts.get("findings.requestsPerDollar", currency),
                        texts.get("column.idleHours"),
                        texts.get("findings.idleShare"),
                        texts.get("findings.avoidable", currency)));
        List<ServiceLine> largest = report.services().stream()
                .sorted(Comparator.comparing((ServiceLine line) ->
                                line.measures().cost().total().effective())
                        .reversed()
                        .thenComparing(ServiceLine::service))
                .toList();
        for (ServiceLine line : largest.subList(0, Math.min(SERVICES, largest.size()))) {
            line(out, service(line, report));
        }
        if (largest.isEmpty()) {
            line(out, texts.get("findings.noVm"));
        } else if (largest.size() > SERVICES) {
            line(out, texts.get("findings.more", largest.size() - SERVICES));
        }
    }

    private static String service(ServiceLine line, FleetReport report) {
        Measures measures = line.measures();
        Double covered = measures.coveredShare();
        String mark = covered != null && covered < 0.95 ? Mark.LOW_COVERAGE.sign() + " " : "";
        BigDecimal ratio = measures.ratios().requestsPerDollar();
        BigDecimal avoidable = measures.avoidableIdleCost();
        return row(
                ForeignText.visible(line.service()),
                ForeignText.visible(line.environment()),
                Numbers.count(line.instances().size()),
                Numbers.amount(
                        measures.cost().total().effective(), report.header().currency()),
                ratio == null ? Format.MISSING : mark + Numbers.ratio(ratio),
                measures.idleMicros() == null ? Format.MISSING : mark + Numbers.hours(measures.idleMicros()),
                idleShare(measures.idleMicros(), measures.runningMicros()),
                avoidable == null
                        ? Format.MISSING
                        : mark + Numbers.amount(avoidable, report.header().currency()));
    }

    private static void actions(FleetReport report, Texts texts, StringBuilder out) {
        line(out, "");
        List<Recommendation> all = report.recommendations();
        if (all.isEmpty()) {
            line(out, texts.get("note.noRecommendations"));
            return;
        }
        String currency = report.header().currency().code();
        line(
                out,
                Columns.left(texts.get("column.action"), 22)
                        + Columns.left(texts.get("column.service"), 24)
                        + Columns.right(texts.get("findings.saving", currency), 18)
                        + "  "
                        + Columns.left(texts.get("column.confidence"), 12)
                        + texts.get("column.effort"));
        for (Recommendation advice : all.subList(0, Math.min(ACTIONS, all.size()))) {
            BigDecimal saving = advice.monthlySaving();
            line(
                    out,
                    Columns.left(texts.word("action", word(advice.action())), 22)
                            + Columns.left(Columns.cut(ForeignText.visible(advice.service()), 23), 24)
                            + Columns.right(
                                    saving == null
                                            ? Format.MISSING
                                            : Numbers.amount(
                                                    saving, report.header().currency()),
                                    18)
                            + "  "
                            + Columns.left(texts.word("confidence", word(advice.confidence())), 12)
                            + texts.word("effort", word(advice.effort())));
        }
        if (all.size() > ACTIONS) {
            line(out, texts.get("findings.more", all.size() - ACTIONS));
        }
    }

    private static void evidence(FleetReport report, Texts texts, StringBuilder out) {
        FleetReport.DataQuality quality = report.dataQuality();
        BigDecimal difference = report.identity().stream()
                .map(line -> line.place() == IdentityPlace.PROMOTIONS
                        ? line.effectiveCost()
                        : line.effectiveCost().subtract(line.billedCost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        line(out, "");
        line(
                out,
                texts.get(
                        "findings.lines",
                        Numbers.count(quality.logLines()),
                        Numbers.count(quality.requests()),
                        Numbers.count(quality.unrecognised()),
                        Numbers.count(quality.rejected()),
                        Numbers.count(quality.unmapped())));
        line(
                out,
                texts.get(
                        "findings.identity",
                        Numbers.amount(difference, report.header().currency())));
        for (String note : quality.notes()) {
            line(out, "! " + ForeignText.visible(note));
        }
    }

    private static String row(
            String service,
            String environment,
            String vms,
            String cost,
            String ratio,
            String idle,
            String share,
            String avoidable) {
        return Columns.left(Columns.cut(service, 21), 22)
                + Columns.left(Columns.cut(environment, 8), 9)
                + Columns.right(vms, 5)
                + Columns.right(cost, 14)
                + Columns.right(ratio, 12)
                + Columns.right(idle, 12)
                + Columns.right(share, 9)
                + Columns.right(avoidable, 17);
    }

    private static String idleShare(@Nullable Long idle, long running) {
        return idle == null || running == 0
                ? Format.MISSING
                : Numbers.share(BigDecimal.valueOf(idle).divide(BigDecimal.valueOf(running), MathContext.DECIMAL64));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Notes may be long: they go on below, indented. */
    private static void line(StringBuilder out, String text) {
        String rest = text.stripTrailing();
        while (Columns.width(rest) > 100) {
            String head = Columns.cut(rest, 100);
            int space = head.lastIndexOf(' ');
            int end = space > 40 ? space : head.length() - 1;
            out.append(rest, 0, end).append('\n');
            rest = "  " + rest.substring(end).strip();
        }
        out.append(rest).append('\n');
    }
}
