package io.perdollar.reporting.text;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of advice, in words: the text {@code fact.<kind>}, its figures filled in as the language writes them. */
public final class FactText {
    private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.0005");

    private FactText() {}

    /** One fact. */
    public static String of(Fact fact, Texts texts, CurrencyCode currency) {
        Object[] figures = fact.figures().stream()
                .map(figure -> figure(figure, texts, currency))
                .toArray();
        String key = "fact." + fact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.get(key, figures).replace("{currency}", currency.code());
    }

    /** Several facts, as sentences. */
    public static String of(List<Fact> facts, Texts texts, CurrencyCode currency) {
        return facts.stream().map(fact -> of(fact, texts, currency)).collect(Collectors.joining(" "));
    }

    /** A share of requests: {@code none} for none, and never {@code 0.0 %} for some. */
    public static String share(BigDecimal share, Texts texts) {
        if (share.signum() == 0) {
            return texts.get("share.none");
        }
        return share.abs().compareTo(LEAST_SHOWN) < 0 ? texts.get("share.least") : Numbers.share(share);
    }

    private static String figure(Fact.Figure figure, Texts texts, CurrencyCode currency) {
        if (figure instanceof Fact.Figure.Text text) {
            return ForeignText.visible(text.text());
        }
        if (figure instanceof Fact.Figure.Count count) {
            return Numbers.count(count.count());
        }
        if (figure instanceof Fact.Figure.Share share) {
            return share(share.share(), texts);
        }
        if (figure instanceof Fact.Figure.Money money) {
            return Numbers.money(money.amount(), currency);
        }
        if (figure instanceof Fact.Figure.Time time) {
            return PlanText.duration(time.duration(), texts);
        }
        if (figure instanceof Fact.Figure.Day day) {
            return texts.day(day.day());
        }
        if (figure instanceof Fact.Figure.Ratio ratio) {
            return Numbers.plain(ratio.ratio());
        }
        throw new IllegalArgumentException("unknown figure " + figure);
    }
}
