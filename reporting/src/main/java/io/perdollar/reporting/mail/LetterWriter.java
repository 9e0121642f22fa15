package io.perdollar.reporting.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.reporting.mail.Letter.Figure;
import io.perdollar.reporting.mail.Letter.Words;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a report into the few words of a mail. Names of strangers are made safe to show; the template escapes them. */
public final class LetterWriter {
    private static final int MOST_ACTIONS = 5;

    private final FleetReport report;
    private final Scope scope;
    private final Texts texts;
    private final Texts mail;
    private final CurrencyCode currency;
    private final BudgetLines budgets;
    private final UnusualLines unusual;
    private final AdviceWords advised;

    /**
     * Writes about a report.
     *
     * @param report cut to what its readers may see
     */
    public LetterWriter(FleetReport report, Language language) {
        this.report = report;
        this.scope = report.header().scope();
        this.texts = Texts.of(language);
        this.mail = Texts.ofMail(language);
        this.currency = report.header().currency();
        this.budgets = new BudgetLines(mail, currency);
        this.unusual = new UnusualLines(mail, texts, currency);
        this.advised = new AdviceWords(texts, currency);
    }

    /**
     * The letter of a report.
     *
     * @param picture words of the picture that goes with it; null without one
     * @param workbook name of the attached file
     */
    public Letter report(@Nullable String picture, String workbook) {
        String headline = headline();
        ReportHeader header = report.header();
        return new Letter(
                texts.language().key(),
                subject(headline),
                headline,
                period(),
                header.provisional() ? texts.get("provisional") : "",
                List.of(),
                new Tiles(report, texts).figures(),
                unusual.change(report.change()),
                budgets.lines(report.budgets()),
                List.of(),
                List.of(),
                actions(),
                unusual.days(report.unusualDays()),
                picture,
                words(),
                footer(workbook));
    }

    /** The letter of the invoice month that is over. */
    public Letter monthClose(String workbook) {
        CloseLines close = new CloseLines(report.monthClose(), currency, mail, texts);
        return new Letter(
                texts.language().key(),
                subject(mail.get("subject.close", close.month(), close.sum())),
                mail.get("title.close", close.month(), close.sum()),
                texts.get(
                        "sheet.month-close.period",
                        texts.day(report.monthClose().usedFrom()),
                        knownAt()),
                close.isSettled() ? "" : texts.get("provisional"),
                List.of(),
                List.of(),
                mail.get("close.sheet", texts.get("sheet.month-close.name")),
                List.of(),
                close.invoices(),
                close.parts(),
                List.of(),
                List.of(),
                null,
                words(),
                footer(workbook));
    }

    /** The letter of alerts alone; at least one. */
    public Letter alerts(List<BudgetAlert> alerts) {
        String subject = alerts.size() == 1
                ? mail.get(
                        "subject.alert",
                        ForeignText.visible(alerts.get(0).key().budget()),
                        budgets.shortNotice(alerts.get(0)))
                : mail.get("subject.alerts", alerts.size());
        return new Letter(
                texts.language().key(),
                subject,
                subject,
                mail.get("alert.period", month(YearMonth.from(report.header().reportDate())), knownAt()),
                "",
                alerts.stream().map(budgets::notice).toList(),
                List.of(),
                "",
                budgets.lines(report.budgets()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                words(),
                mail.get("footer.plain"));
    }

    private String subject(String headline) {
        return scope instanceof Scope.Only only
                ? mail.get("subject.scope", ForeignText.visible(String.join(", ", only.names())), headline)
                : headline;
    }

    /** What was spent, how that changed, and what need not have been. */
    private String headline() {
        BigDecimal billed = report.totals().billedCost();
        BigDecimal before = report.comparison().billedCost();
        BigDecimal avoidable = report.totals().measures().avoidableIdleCost();
        String change = before.signum() <= 0
                ? ""
                : mail.get(
                        "subject.change", percent(billed.subtract(before).divide(before, 4, RoundingMode.HALF_EVEN)));
        String spend = mail.get(
                "subject",
                range(report.header().from(), report.header().reportDate()),
                Numbers.headline(billed, currency),
                change);
        return avoidable == null || avoidable.signum() <= 0
                ? spend
                : spend + mail.get("subject.avoidable", Numbers.headline(avoidable, currency));
    }

    /** A change as a whole percentage with its sign. */
    private static String percent(BigDecimal change) {
        BigDecimal whole = change.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
        String digits = whole.abs().toPlainString() + " %";
        return whole.signum() > 0 ? "+" + digits : whole.signum() < 0 ? "−" + digits : digits;
    }

    private String range(LocalDate from, LocalDate to) {
        Locale locale = texts.language().locale();
        DateTimeFormatter day = DateTimeFormatter.ofPattern(mail.get("day"), locale);
        boolean sameMonth = YearMonth.from(from).equals(YearMonth.from(to));
        return mail.get(
                "range",
                day.format(from),
                (sameMonth ? DateTimeFormatter.ofPattern(mail.get("dayOnly"), locale) : day).format(to));
    }

    private String period() {
        ReportHeader header = report.header();
        return texts.get(
                "period",
                texts.days(header.from(), header.reportDate()),
                header.days(),
                header.zone().getId());
    }

    private List<Figure> actions() {
        return report.recommendations().stream()
                .filter(advice -> advice.monthlySaving() != null)
                .limit(MOST_ACTIONS)
                .map(this::action)
                .toList();
    }

    private Figure action(Recommendation advice) {
        BigDecimal saving = advice.monthlySaving();
        return new Figure(
                mail.get("action", ForeignText.visible(advice.service()), advised.actions(advice)),
                saving == null ? "" : Numbers.money(saving, currency),
                ForeignText.visible(advised.from(advice)) + " → " + ForeignText.visible(advised.to(advice)));
    }

    private Words words() {
        return new Words(
                mail.get("budgets"),
                mail.get("invoices"),
                mail.get("parts"),
                mail.get("actions"),
                mail.get("perMonth"),
                mail.get("unusual"));
    }

    private String outside() {
        Cost outside = report.totals().outside();
        return Numbers.money(outside == null ? BigDecimal.ZERO : outside.billed(), currency);
    }

    private String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(
                        mail.get("monthName"), texts.language().locale())
                .format(month);
    }

    private String knownAt() {
        return texts.instant(report.header().knownAt(), report.header().zone());
    }

    private String footer(String workbook) {
        String footer = mail.get("footer", workbook, knownAt());
        return scope instanceof Scope.Only only
                ? mail.get("footer.scope", footer, ForeignText.visible(String.join(", ", only.names())), outside())
                : footer;
    }
}
