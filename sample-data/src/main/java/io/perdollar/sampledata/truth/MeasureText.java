package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Nanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures in the shapes of summary.json: money with 9 digits, ratios with 6 (half even), whole seconds, null for unknown. */
final class MeasureText {
    private static final int RATIO_DIGITS = 6;
    private static final int MONEY_DIGITS = 9;
    private static final long MILLION = 1_000_000L;

    private MeasureText() {}

    /** MEASURES of a VM or a service. */
    static Map<String, @Nullable Object> measures(Figures figures) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("direct", cost(figures.direct));
        cost.put("attached", cost(figures.attached));
        cost.put("shared", cost(figures.shared));
        cost.put("gpuInstance", cost(figures.gpu));
        object.put("cost", cost);
        object.putAll(measuresWithoutCost(figures));
        return object;
    }

    /** MEASURES without cost, as TOTALS have them. */
    static Map<String, @Nullable Object> measuresWithoutCost(Figures figures) {
        boolean covered = figures.coverage > 0;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("runningSeconds", figures.running / 1000);
        object.put("coveredSeconds", (figures.running - figures.unknown) / 1000);
        object.put("unknownSeconds", figures.unknown / 1000);
        object.put("idleSeconds", covered ? figures.idle / 1000 : null);
        object.put("avoidableIdleSeconds", covered ? figures.avoidable / 1000 : null);
        object.put("idleCost", covered ? Nanos.text(figures.idleCost) : null);
        object.put("avoidableIdleCost", covered ? Nanos.text(figures.avoidableCost) : null);
        object.put("served", figures.logged ? figures.served : null);
        object.put("failed", figures.logged ? figures.failed : null);
        object.put("ignored", figures.logged ? figures.ignored : null);
        object.put("unrecognised", figures.logged ? figures.unrecognised : null);
        object.put("tokensIn", figures.logsTokens ? figures.tokensIn : null);
        object.put("tokensOut", figures.logsTokens ? figures.tokensOut : null);
        object.put("requestsPerDollar", perDollar(figures, figures.coveredCost));
        object.put("requestsPerGpuDollar", perDollar(figures, figures.coveredGpuCost));
        object.put("costPer1000Requests", costPer(figures, 1000, figures.coveredServed));
        Map<String, @Nullable Object> tokens = new LinkedHashMap<>();
        tokens.put("in", costPer(figures, MILLION, figures.coveredTokensIn));
        tokens.put("out", costPer(figures, MILLION, figures.coveredTokensOut));
        tokens.put("all", costPer(figures, MILLION, figures.coveredTokensIn + figures.coveredTokensOut));
        object.put("costPerMillionTokens", tokens);
        return object;
    }

    static Map<String, Object> cost(Pair pair) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("billed", Nanos.text(pair.billed()));
        object.put("effective", Nanos.text(pair.effective()));
        return object;
    }

    /** Requests of covered hours for one dollar of the same hours. */
    static @Nullable String perDollar(Figures figures, long cost) {
        if (!figures.logged || figures.coverage == 0 || cost <= 0) {
            return null;
        }
        return ratio(BigDecimal.valueOf(figures.coveredServed), BigDecimal.valueOf(cost, MONEY_DIGITS));
    }

    static String ratio(BigDecimal numerator, BigDecimal denominator) {
        return numerator
                .divide(denominator, RATIO_DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static @Nullable String costPer(Figures figures, long per, long count) {
        if (figures.coverage == 0 || figures.coveredCost <= 0 || count == 0) {
            return null;
        }
        return ratio(
                BigDecimal.valueOf(figures.coveredCost, MONEY_DIGITS).multiply(BigDecimal.valueOf(per)),
                BigDecimal.valueOf(count));
    }
}
