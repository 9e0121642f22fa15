package io.perdollar.reporting.html;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.reporting.chart.ChartImage;
import io.perdollar.reporting.html.Page.Action;
import io.perdollar.reporting.html.Page.Link;
import io.perdollar.reporting.html.Page.Part;
import io.perdollar.reporting.html.Page.Picture;
import io.perdollar.reporting.html.Page.TileText;
import io.perdollar.reporting.html.Page.Words;
import io.perdollar.reporting.sheet.RealisedSheet;
import io.perdollar.reporting.sheet.RecommendationSheet;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.ActionFolders;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the typed tables and pictures of a report into the words and the order of the page. */
final class PageBuilder {
    private static final int MOST_ROWS = 50;
    private static final int MOST_ACTIONS = 20;
    private static final int MOST_NAMES = 6;

    private final FleetReport report;
    private final ReportSheets sheets;
    private final List<ChartImage> charts;
    private final Texts texts;
    private final Map<Recommendation, String> folders;

    PageBuilder(FleetReport report, ReportSheets sheets, List<ChartImage> charts, Texts texts) {
        this.report = report;
        this.sheets = sheets;
        this.charts = charts;
        this.texts = texts;
        this.folders = ActionFolders.of(report.recommendations());
    }

    Page build(String workbook) {
        ReportHeader header = report.header();
        return new Page(
                texts.language().key(),
                texts.get("html.title", texts.day(header.reportDate())),
                headline(),
                texts.get("period", texts.days(header.from(), header.reportDate()), header.days(), header.zone()),
                header.provisional() ? Mark.PROVISIONAL.sign() + " " + texts.get("provisional") : "",
                sheets.highlights(),
                sheets.tiles().stream().map(this::tile).toList(),
                report.recommendations().stream()
                        .limit(MOST_ACTIONS)
                        .map(this::action)
                        .toList(),
                texts.get("note.noRecommendations"),
                report.recommendations().size() > 1 ? picture("savings") : null,
                parts(),
                files(workbook),
                words());
    }

    /** The number that matters: what was spent, how that changed, and what need not have been. */
    private String headline() {
        CurrencyCode currency = report.header().currency();
        Tile billed = sheets.tiles().get(0);
        String change = billed.aside().value() instanceof Value.Change growth
                ? " (" + Numbers.change(growth.change()) + ")"
                : "";
        BigDecimal avoidable = report.totals().measures().avoidableIdleCost();
        String spend =
                texts.get("html.headline", Numbers.headline(report.totals().billedCost(), currency), change);
        return avoidable == null
                ? spend
                : spend + texts.get("html.headline.avoidable", Numbers.headline(avoidable, currency));
    }

    private TileText tile(Tile tile) {
        Cell cell = tile.value();
        String marks = cell.marks().stream().sorted().map(Mark::sign).collect(Collectors.joining());
        String value = cell.value() instanceof Value.Money money
                ? Numbers.money(money.amount(), money.currency())
                : Format.value(cell.value(), texts.language());
        String aside = tile.asideWords(texts.language());
        String hint = cell.marks().stream()
                .sorted()
                .map(mark -> texts.get("mark." + mark.key() + ".meaning"))
                .collect(Collectors.joining(". "));
        return new TileText(tile.label(), marks.isEmpty() ? value : marks + " " + value, aside, hint);
    }

    private Action action(Recommendation advice) {
        AdviceWords words = new AdviceWords(texts, report.header().currency());
        BigDecimal saving = advice.monthlySaving();
        List<String> names =
                advice.instances().stream().map(ForeignText::visible).toList();
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        String confidence = texts.word("confidence", word(advice.confidence()));
        BigDecimal covered = advice.coveredShare();
        return new Action(
                words.actions(advice),
                ForeignText.visible(advice.service()),
                saving == null
                        ? Format.MISSING
                        : Numbers.money(saving, report.header().currency()),
                word(advice.confidence()),
                ForeignText.visible(words.from(advice)),
                ForeignText.visible(words.to(advice)),
                ForeignText.visible(words.reason(advice)),
                ForeignText.visible(words.risk(advice)),
                ForeignText.visible(words.notes(advice)),
                texts.get(
                        "html.facts",
                        confidence,
                        texts.word("effort", word(advice.effort())),
                        advice.evidenceDays(),
                        covered == null ? Format.MISSING : Numbers.share(covered)),
                names.size() > MOST_NAMES ? shown + " " + texts.get("findings.more", names.size() - MOST_NAMES) : shown,
                new Link(ActionFolders.link(folders.getOrDefault(advice, advice.id())), texts.get("html.actionFiles")));
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (report.plans().stream().anyMatch(service -> service.model() != null)) {
            parts.add(part(
                    "models",
                    Topic.RECOMMENDATIONS,
                    "html.models",
                    null,
                    false,
                    table(
                            Topic.RECOMMENDATIONS,
                            RecommendationSheet.MODELS,
                            "service",
                            "model",
                            "modelChange",
                            "modelTo",
                            "needGb",
                            "weightsGb",
                            "cacheGb",
                            "smallestAccelerator")));
        }
        parts.add(part("change", Topic.SUMMARY, "html.change", null, false, changes()));
        if (!report.budgets().isEmpty() || !report.unusualDays().isEmpty()) {
            parts.add(part(
                    "budgets",
                    Topic.BUDGETS,
                    "html.budgets",
                    null,
                    false,
                    table(
                            Topic.BUDGETS,
                            "Budgets",
                            "budget",
                            "budgetScope",
                            "budgetAmount",
                            "monthToDate",
                            "expectedToDate",
                            "forecast",
                            "forecastLow",
                            "forecastHigh",
                            "forecastShare"),
                    table(Topic.BUDGETS, "BudgetThresholds"),
                    table(
                            Topic.BUDGETS,
                            "UnusualDays",
                            "date",
                            "service",
                            "category",
                            "dayCost",
                            "usualCost",
                            "deviation",
                            "unusualWhy")));
        }
        parts.add(part(
                "services",
                Topic.SERVICES,
                "html.services",
                null,
                false,
                table(
                        Topic.SERVICES,
                        "CostByService",
                        "service",
                        "environment",
                        "vms",
                        "cost",
                        "requestsPerDollar",
                        "costPer1000Requests",
                        "served",
                        "idleShare",
                        "avoidableIdleCost")));
        parts.add(part(
                "vms",
                Topic.EFFICIENCY,
                "html.vms",
                "requests-per-dollar",
                true,
                table(
                        Topic.EFFICIENCY,
                        "RequestsPerDollar",
                        "instance",
                        "service",
                        "accelerator",
                        "provisioning",
                        "requestsPerDollar",
                        "served",
                        "cost",
                        "runningHours",
                        "coveredShare",
                        "idleShare",
                        "avoidableIdleCost")));
        if (!report.plans().isEmpty()) {
            parts.add(part(
                    "plans",
                    Topic.PLANS,
                    "html.plans",
                    "plans",
                    false,
                    table(
                            Topic.PLANS,
                            "PlansByService",
                            "service",
                            "planToday",
                            "planBest",
                            "costToday",
                            "costBest",
                            "refusedBest",
                            "delayedBest",
                            "replayState")));
        }
        if (report.lives().stream().anyMatch(life -> life.state() == AdviceLife.State.ADOPTED)) {
            parts.add(part(
                    "realised",
                    Topic.REALISED,
                    "html.realised",
                    null,
                    false,
                    table(
                            Topic.REALISED,
                            RealisedSheet.TABLE,
                            "service",
                            "carriedOut",
                            "inForceSince",
                            "settledDays",
                            "predictedSaving",
                            "realisedSaving",
                            "savingError",
                            "otherCauses")));
        }
        parts.add(part(
                "days",
                Topic.DAILY,
                "html.days",
                "daily-cost",
                true,
                table(
                        Topic.DAILY,
                        "Daily",
                        "date",
                        "state",
                        "billedCost",
                        "effectiveCost",
                        "served",
                        "requestsPerDollar")));
        parts.add(part("idle", Topic.IDLE, "html.idle", "idle-hours", true));
        parts.add(part(
                "categories", Topic.CATEGORIES, "html.categories", null, false, table(Topic.CATEGORIES, "Categories")));
        parts.add(part("identity", Topic.RECONCILIATION, "html.identity", null, false, identity()));
        parts.add(part(
                "quality",
                Topic.RECONCILIATION,
                "html.quality",
                null,
                false,
                table(Topic.RECONCILIATION, "DataQuality"),
                table(Topic.METHOD, "UnrecognisedPaths"),
                table(Topic.METHOD, "Notes")));
        parts.add(part(
                "method",
                Topic.METHOD,
                "html.method",
                null,
                true,
                table(Topic.METHOD, "Formulas"),
                table(Topic.METHOD, "Thresholds"),
                table(Topic.METHOD, "Marks"),
                table(Topic.METHOD, "Glossary")));
        return parts;
    }

    /** Against the window before, and against the report before where there is one. */
    private HtmlTable[] changes() {
        HtmlTable figures = table(Topic.SUMMARY, "KeyFigures");
        return report.change() == null
                ? new HtmlTable[] {figures}
                : new HtmlTable[] {
                    figures,
                    table(Topic.RECONCILIATION, "ChangeSinceLastReport"),
                    table(Topic.RECONCILIATION, "LargestMovements")
                };
    }

    private Part part(
            String id, Topic topic, String title, @Nullable String chart, boolean folded, HtmlTable... tables) {
        List<HtmlTable> shown = List.of(tables).stream()
                .filter(table -> !table.rows().isEmpty() || !table.note().isEmpty())
                .toList();
        String lead = id.equals("quality") || id.equals("models")
                ? ""
                : texts.get("sheet." + topic.key() + ".lead", report.header().currency());
        return new Part(id, texts.get(title), lead, picture(chart), shown, folded);
    }

    private @Nullable Picture picture(@Nullable String name) {
        for (ChartImage chart : charts) {
            if (chart.name().equals(name)) {
                return new Picture(chart.dataUrl(), chart.description(), chart.width(), chart.height());
            }
        }
        return null;
    }

    private HtmlTable table(Topic topic, String id, String... columns) {
        Sheet sheet = sheets.sheet(topic);
        int most = topic == Topic.DAILY ? Integer.MAX_VALUE : MOST_ROWS;
        return HtmlTable.of(sheet.table(id), texts, most, columns);
    }

    /** Export and ledger are compared for whole accounts only. */
    private HtmlTable[] identity() {
        HtmlTable identity = table(Topic.RECONCILIATION, "IdentityOfTheBill");
        return report.header().scope() instanceof Scope.Only
                ? new HtmlTable[] {identity}
                : new HtmlTable[] {
                    identity,
                    table(Topic.RECONCILIATION, "ExportAgainstLedger"),
                    table(Topic.RECONCILIATION, "RestatedDays")
                };
    }

    private List<Link> files(String workbook) {
        List<Link> links = new ArrayList<>();
        links.add(new Link(workbook, texts.get("html.file.workbook")));
        if (report.header().scope() instanceof Scope.All) {
            links.add(new Link("summary.json", texts.get("html.file.summary")));
            links.add(new Link("rejects.csv", texts.get("html.file.rejects")));
        }
        for (ChartImage chart : charts) {
            links.add(new Link("charts/" + chart.name() + ".png", chart.title()));
        }
        return links;
    }

    private Words words() {
        return new Words(
                texts.get("sheet.recommendations.title"),
                texts.get("html.perMonth"),
                texts.get("column.from"),
                texts.get("column.to"),
                texts.get("column.risk"),
                texts.get("column.note"),
                texts.get("html.figures"),
                texts.get("html.more"),
                texts.get("none"),
                texts.get("html.files"),
                texts.get(
                        "html.footer",
                        report.header().knownAt() == null
                                ? "–"
                                : report.header().knownAt()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
