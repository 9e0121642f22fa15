package io.perdollar.reporting.text;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words advice in one language: plans, reasons, risks and origins, from the figures that the analysis hands over. */
public final class AdviceWords {
    private static final int DAYS = 7;
    private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.0005");

    private final Texts texts;
    private final CurrencyCode currency;

    public AdviceWords(Texts texts, CurrencyCode currency) {
        this.texts = texts;
        this.currency = currency;
    }

    /** Everything that is to be done, such as {@code Use spot + run weekly hours}. */
    public String actions(Recommendation advice) {
        return actions(advice.actions());
    }

    /** Actions one after the other; empty where there are none. */
    public String actions(List<Action> actions) {
        return actions.stream().map(action -> texts.word("action", key(action))).collect(Collectors.joining(" + "));
    }

    /** The plan in force; what there is where something is to be removed. */
    public String from(Recommendation advice) {
        return advice.today() == null
                ? texts.get("advice.asItIs")
                : plan(advice.today().plan());
    }

    /** The plan advised. */
    public String to(Recommendation advice) {
        if (advice.advised() != null) {
            return plan(advice.advised().plan());
        }
        return texts.get(advice.action() == Action.CHECK_DISK ? "advice.checked" : "advice.nothing");
    }

    /** The figures that led here, in sentences. */
    public String reason(Recommendation advice) {
        return sentences(advice.reasons());
    }

    /** What may go wrong, in sentences; {@code none seen} where nothing is known. */
    public String risk(Recommendation advice) {
        return advice.risks().isEmpty() ? texts.get("advice.noRisk") : sentences(advice.risks());
    }

    /** What else is to be known, in sentences; empty where nothing is. */
    public String notes(Recommendation advice) {
        return sentences(advice.notes());
    }

    /** A model as the configuration describes it. */
    public String model(ModelAdvice model) {
        return texts.get("model.words", model.words(), model.dtype(), model.context(), model.concurrency());
    }

    /** Where the prices of today's and the advised plan come from, each named once. */
    public @Nullable String priceOrigin(Recommendation advice) {
        List<String> origins = new ArrayList<>();
        for (ReplayedPlan plan : plans(advice)) {
            String origin = priceOrigin(plan.priceOrigin());
            if (!origins.contains(origin)) {
                origins.add(origin);
            }
        }
        return origins.isEmpty() ? priceOrigin(PriceOrigin.BILL) : String.join("; ", origins);
    }

    /** Where the throughput of the advised plan comes from; null where none was needed. */
    public @Nullable String throughputOrigin(Recommendation advice) {
        return advice.advised() == null ? null : throughput(advice.advised().throughput());
    }

    private static List<ReplayedPlan> plans(Recommendation advice) {
        List<ReplayedPlan> plans = new ArrayList<>();
        if (advice.today() != null) {
            plans.add(advice.today());
        }
        if (advice.advised() != null) {
            plans.add(advice.advised());
        }
        return plans;
    }

    /** One origin, such as {@code this bill} or {@code catalogue google-2026-09 (…, 2026-09-23)}. */
    public String priceOrigin(PriceOrigin origin) {
        return switch (origin.kind()) {
            case BILL -> texts.get("advice.price.bill");
            case PRICING_EXPORT, CATALOGUE ->
                texts.get(
                        "advice.price." + key(origin.kind()),
                        origin.name(),
                        origin.source(),
                        origin.asOf() == null ? "–" : texts.day(origin.asOf()));
        };
    }

    /** A throughput with its origin, such as {@code configured: 200 per hour}. */
    public String throughput(Throughput throughput) {
        String origin = texts.get("advice.throughput." + key(throughput.origin()));
        BigDecimal low = throughput.perHour();
        BigDecimal high = throughput.upperPerHour();
        if (low == null || high == null) {
            return origin;
        }
        String figure = low.compareTo(high) == 0
                ? texts.get("advice.throughput.figure", origin, Numbers.ratio(low))
                : texts.get("advice.throughput.range", origin, Numbers.ratio(low), Numbers.ratio(high));
        BigDecimal tokens = throughput.tokensPerRequest();
        return tokens == null ? figure : texts.get("advice.throughput.tokens", figure, Numbers.ratio(tokens));
    }

    /** A plan, such as {@code 1 × n1-standard-4 with 1 T4, spot, Mon–Fri 09–18}. */
    public String plan(Plan plan) {
        return texts.get(
                "advice.plan",
                plan.replicas(),
                plan.machineType(),
                plan.acceleratorCount(),
                plan.accelerator(),
                provisioning(plan.provisioning()),
                operation(plan.operation()));
    }

    /** How machines are bought. */
    public String provisioning(Provisioning provisioning) {
        return texts.get("provisioning." + key(provisioning));
    }

    /** When machines run. */
    public String operation(Operation operation) {
        if (operation instanceof Operation.Weekly weekly) {
            return hours(weekly.hours());
        }
        if (operation instanceof Operation.StopWhenIdle stop) {
            return texts.get("operation.stop", stop.threshold().toMinutes());
        }
        return texts.get(operation instanceof Operation.AlwaysOn ? "operation.always" : "operation.billed");
    }

    /** Weekly hours, days with equal hours together: {@code Mon–Fri 09–18, Sat 10–12}. */
    public String hours(WeeklyHours week) {
        List<String> parts = new ArrayList<>();
        int day = 0;
        while (day < DAYS) {
            int last = day;
            while (last + 1 < DAYS
                    && week.days().get(last + 1).equals(week.days().get(day))) {
                last++;
            }
            DayHours hours = week.days().get(day);
            if (hours.length() > 0) {
                parts.add(days(day, last) + String.format(Locale.ROOT, " %02d–%02d", hours.from(), hours.to()));
            }
            day = last + 1;
        }
        return parts.isEmpty() ? texts.get("operation.never") : String.join(", ", parts);
    }

    private String days(int first, int last) {
        if (first == 0 && last == DAYS - 1) {
            return texts.get("operation.daily");
        }
        String from = texts.get("day." + (first + 1));
        return first == last ? from : from + "–" + texts.get("day." + (last + 1));
    }

    /** Facts as sentences, one after the other. */
    public String sentences(List<Fact> facts) {
        return facts.stream().map(this::sentence).collect(Collectors.joining(" "));
    }

    /** One fact as a sentence. */
    public String sentence(Fact fact) {
        return texts.get(
                "fact." + key(fact.kind()),
                fact.figures().stream().map(this::figure).toArray());
    }

    private String figure(Figure figure) {
        if (figure instanceof Figure.Money money) {
            return Numbers.money(money.amount(), currency);
        }
        if (figure instanceof Figure.Share share) {
            return share(share.share(), texts);
        }
        if (figure instanceof Figure.Count count) {
            return Numbers.count(count.count());
        }
        if (figure instanceof Figure.Ratio ratio) {
            return Numbers.plain(ratio.ratio());
        }
        if (figure instanceof Figure.Day day) {
            return Dates.day(day.day(), texts.language());
        }
        if (figure instanceof Figure.Time time) {
            return seconds(time.duration());
        }
        return ((Figure.Text) figure).text();
    }

    /** A share of requests: {@code none} for none, and never {@code 0.0 %} for some. */
    public static String share(BigDecimal share, Texts texts) {
        if (share.signum() == 0) {
            return texts.get("share.none");
        }
        return share.abs().compareTo(LEAST_SHOWN) < 0 ? texts.get("share.least") : Numbers.share(share);
    }

    private String seconds(Duration duration) {
        return texts.get("seconds", duration.toSeconds());
    }

    private static String key(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
