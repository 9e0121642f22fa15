package io.perdollar.reporting.mail;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.report.MonthClose.Item;
import io.perdollar.reporting.mail.Letter.Figure;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The invoices of a closed month in words. */
final class CloseLines {
    private static final int MOST_PARTS = 5;

    private final MonthClose close;
    private final CurrencyCode currency;
    private final Texts mail;
    private final Texts texts;

    CloseLines(MonthClose close, CurrencyCode currency, Texts mail, Texts texts) {
        this.close = close;
        this.currency = currency;
        this.mail = mail;
        this.texts = texts;
    }

    /** The month, such as {@code October 2026}. */
    String month() {
        return DateTimeFormatter.ofPattern(
                        mail.get("monthName"), texts.language().locale())
                .format(close.month());
    }

    /** What all invoices show, the report's currency first. */
    String sum() {
        Map<CurrencyCode, BigDecimal> sums =
                new TreeMap<>(Comparator.comparing((CurrencyCode code) -> !code.equals(currency))
                        .thenComparing(code -> code));
        close.invoices().forEach(invoice -> sums.merge(invoice.currency(), invoice.billedCost(), BigDecimal::add));
        return sums.isEmpty()
                ? mail.get("close.none")
                : sums.entrySet().stream()
                        .map(sum -> Numbers.money(sum.getValue(), sum.getKey()))
                        .collect(Collectors.joining(" + "));
    }

    boolean isSettled() {
        return close.invoices().stream().allMatch(Invoice::settled);
    }

    /** Each invoice with the steps that lead to it. */
    List<Figure> invoices() {
        return close.invoices().stream()
                .map(invoice -> new Figure(
                        mail.get("invoice", ForeignText.visible(invoice.billingAccount())),
                        Numbers.money(invoice.billedCost(), invoice.currency()),
                        steps(invoice)))
                .toList();
    }

    private String steps(Invoice invoice) {
        List<String> steps = new ArrayList<>();
        step(steps, "close.usage", invoice, item -> item.costType() == CostType.REGULAR, Item::cost);
        step(steps, "close.discounts", invoice, item -> true, Item::discounts);
        step(steps, "close.promotions", invoice, item -> true, Item::promotions);
        step(
                steps,
                "close.adjustments",
                invoice,
                item -> item.costType() == CostType.ADJUSTMENT || item.costType() == CostType.OTHER,
                Item::cost);
        step(steps, "close.tax", invoice, item -> item.costType() == CostType.TAX, Item::cost);
        step(steps, "close.late", invoice, close::isLate, Item::billedCost);
        return String.join(", ", steps);
    }

    private void step(
            List<String> steps, String key, Invoice invoice, Predicate<Item> which, Function<Item, BigDecimal> amount) {
        BigDecimal sum = invoice.items().stream().filter(which).map(amount).reduce(Numeric.ZERO, BigDecimal::add);
        boolean seen = sum.setScale(Numbers.digits(invoice.currency()), RoundingMode.HALF_UP)
                        .signum()
                != 0;
        if (seen) {
            steps.add(mail.get(key, Numbers.money(sum, invoice.currency())));
        }
    }

    /** The largest categories of each invoice. */
    List<Figure> parts() {
        List<Figure> parts = new ArrayList<>();
        for (Invoice invoice : close.invoices()) {
            Map<Category, BigDecimal> categories = new EnumMap<>(Category.class);
            invoice.items().forEach(item -> categories.merge(item.category(), item.billedCost(), BigDecimal::add));
            BigDecimal whole = invoice.billedCost();
            categories.entrySet().stream()
                    .sorted(Map.Entry.<Category, BigDecimal>comparingByValue().reversed())
                    .limit(MOST_PARTS)
                    .forEach(category -> parts.add(new Figure(
                            mail.get(
                                    "part",
                                    ForeignText.visible(invoice.billingAccount()),
                                    texts.word("category", category.getKey().key())),
                            Numbers.money(category.getValue(), invoice.currency()),
                            whole.signum() > 0
                                    ? Numbers.share(category.getValue().divide(whole, MathContext.DECIMAL64))
                                    : "")));
        }
        return parts;
    }
}
