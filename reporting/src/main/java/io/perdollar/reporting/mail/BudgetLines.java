package io.perdollar.reporting.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.mail.Letter.BudgetLine;
import io.perdollar.reporting.mail.Letter.Notice;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Budgets and their alerts in words. */
final class BudgetLines {
    private static final int WHOLE = 100;

    private final Texts mail;
    private final CurrencyCode currency;

    BudgetLines(Texts mail, CurrencyCode currency) {
        this.mail = mail;
        this.currency = currency;
    }

    List<BudgetLine> lines(List<BudgetStatus> budgets) {
        return budgets.stream().map(this::line).toList();
    }

    Notice notice(BudgetAlert alert) {
        String text = mail.get(
                (alert.retracted() ? "retracted." : "alert.") + alert.key().kind(),
                ForeignText.visible(alert.key().budget()),
                share(alert.key().threshold()),
                money(budget(alert)),
                money(alert.reached()));
        return new Notice(text, alert.retracted());
    }

    String shortNotice(BudgetAlert alert) {
        String key = alert.retracted()
                ? "alert.short.retracted"
                : alert.key().kind() == BudgetAlert.Kind.FORECAST ? "alert.short.FORECAST" : "alert.short";
        return mail.get(key, share(alert.key().threshold()), money(budget(alert)));
    }

    private static BigDecimal budget(BudgetAlert alert) {
        return alert.amount().divide(alert.key().threshold(), 2, RoundingMode.HALF_UP);
    }

    private BudgetLine line(BudgetStatus status) {
        BigDecimal amount = status.budget().monthly();
        Forecast forecast = status.forecast();
        int spent = percent(status.monthToDate(), amount);
        int end = forecast == null ? spent : Math.max(spent, percent(forecast.expected(), amount));
        boolean late = money(status.expectedMonthToDate()).equals(money(status.monthToDate()));
        return new BudgetLine(
                ForeignText.visible(status.budget().name()),
                late
                        ? mail.get("budget.spent", money(status.monthToDate()), money(amount))
                        : mail.get(
                                "budget.expected",
                                money(status.monthToDate()),
                                money(amount),
                                money(status.expectedMonthToDate())),
                forecast == null
                        ? mail.get("budget.noOutlook")
                        : mail.get(
                                "budget.outlook",
                                money(forecast.expected()),
                                money(forecast.low()),
                                money(forecast.high()),
                                probability(status)),
                spent,
                end - spent,
                status.monthToDate().compareTo(amount) >= 0
                        || (forecast != null && forecast.expected().compareTo(amount) >= 0));
    }

    /** That the month ends above the budget itself, where 100 % is one of the thresholds. */
    private static String probability(BudgetStatus status) {
        return status.thresholds().stream()
                .filter(threshold -> threshold.threshold().compareTo(BigDecimal.ONE) == 0)
                .map(threshold -> threshold.probability())
                .map(BudgetLines::likelihood)
                .findFirst()
                .orElse("–");
    }

    /** Nothing that is to come is certain. */
    private static String likelihood(@Nullable BigDecimal probability) {
        if (probability == null) {
            return "–";
        }
        int percent =
                probability.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValue();
        return percent >= WHOLE ? "> 99 %" : percent <= 0 ? "< 1 %" : percent + " %";
    }

    private static int percent(BigDecimal amount, BigDecimal budget) {
        int percent = amount.movePointRight(2)
                .divide(budget, 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(WHOLE))
                .intValue();
        return Math.max(0, percent);
    }

    private String money(BigDecimal amount) {
        return Numbers.headline(amount, currency);
    }

    private static String share(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
