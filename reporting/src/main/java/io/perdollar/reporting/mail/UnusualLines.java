package io.perdollar.reporting.mail;

import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.unusual.UnusualDay;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Unusual days, and the change against the report before, in words. */
final class UnusualLines {
    private static final int MOST_DAYS = 3;

    private final Texts mail;
    private final Texts texts;
    private final CurrencyCode currency;

    UnusualLines(Texts mail, Texts texts, CurrencyCode currency) {
        this.mail = mail;
        this.texts = texts;
        this.currency = currency;
    }

    /** One line; empty where there is nothing to compare with. */
    String change(@Nullable CostChange change) {
        if (change == null) {
            return "";
        }
        String reasons = change.parts().stream()
                .filter(part -> isSeen(part.amount()))
                .map(part -> mail.get("reason." + part.reason().key(), signed(part.amount())))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty()
                ? mail.get("change.none", texts.day(change.previousDate()))
                : mail.get("change", signed(change.difference()), texts.day(change.previousDate()), reasons);
    }

    List<String> days(List<UnusualDay> days) {
        return days.stream().limit(MOST_DAYS).map(this::day).toList();
    }

    private String day(UnusualDay day) {
        String service = day.service() == null ? mail.get("unusual.other") : ForeignText.visible(day.service());
        String category = texts.get("category." + day.category().key());
        String cost = Numbers.money(day.cost(), currency);
        String usual = Numbers.money(day.usual(), currency);
        String cause = day.movements().stream().findFirst().map(this::cause).orElse("");
        return day.days() == 1
                ? mail.get("unusual.day", texts.day(day.date()), service, category, cost, usual, cause)
                : mail.get("unusual.since", texts.day(day.date()), day.days(), service, category, cost, usual, cause);
    }

    private String cause(Movement movement) {
        boolean price = movement.price().abs().compareTo(movement.quantity().abs()) > 0;
        String what = ForeignText.visible(
                movement.resource() == null ? movement.sku() : movement.resource() + ", " + movement.sku());
        return mail.get(
                "unusual.cause",
                mail.get(price ? "unusual.price" : "unusual.quantity", what),
                signed(price ? movement.price() : movement.quantity()));
    }

    private boolean isSeen(BigDecimal amount) {
        return amount.setScale(Numbers.digits(currency), RoundingMode.HALF_UP).signum() != 0;
    }

    private String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + Numbers.money(amount, currency);
    }
}
