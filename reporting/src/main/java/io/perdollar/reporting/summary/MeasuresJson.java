package io.perdollar.reporting.summary;

import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.Counts;
import io.perdollar.analysis.report.Measures.Ratios;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of MEASURES (contracts: summary.json). */
final class MeasuresJson {
    private final JsonFields json;

    MeasuresJson(JsonFields json) {
        this.json = json;
    }

    void write(Measures measures) throws IOException {
        json.object("cost", () -> {
            cost("direct", measures.cost().direct());
            cost("attached", measures.cost().attached());
            cost("shared", measures.cost().shared());
            cost("gpuInstance", measures.cost().gpuInstance());
        });
        writeWithoutCost(measures);
    }

    void writeWithoutCost(Measures measures) throws IOException {
        json.seconds("runningSeconds", measures.runningMicros());
        json.seconds("coveredSeconds", measures.coveredMicros());
        json.seconds("unknownSeconds", measures.unknownMicros());
        json.seconds("idleSeconds", measures.idleMicros());
        json.seconds("avoidableIdleSeconds", measures.avoidableIdleMicros());
        json.money("idleCost", measures.idleCost());
        json.money("avoidableIdleCost", measures.avoidableIdleCost());
        counts(measures.activity());
        ratios(measures.ratios());
    }

    private void counts(@Nullable Counts counts) throws IOException {
        json.number("served", counts == null ? null : Long.valueOf(counts.served()));
        json.number("failed", counts == null ? null : Long.valueOf(counts.failed()));
        json.number("ignored", counts == null ? null : Long.valueOf(counts.ignored()));
        json.number("unrecognised", counts == null ? null : Long.valueOf(counts.unrecognised()));
        json.number("tokensIn", counts == null ? null : counts.tokensIn());
        json.number("tokensOut", counts == null ? null : counts.tokensOut());
    }

    private void ratios(Ratios ratios) throws IOException {
        json.ratio("requestsPerDollar", ratios.requestsPerDollar());
        json.ratio("requestsPerGpuDollar", ratios.requestsPerGpuDollar());
        json.ratio("costPer1000Requests", ratios.costPer1000Requests());
        json.object("costPerMillionTokens", () -> {
            json.ratio("in", ratios.costPerMillionTokensIn());
            json.ratio("out", ratios.costPerMillionTokensOut());
            json.ratio("all", ratios.costPerMillionTokensAll());
        });
    }

    private void cost(String name, Cost cost) throws IOException {
        json.object(name, () -> {
            json.money("billed", cost.billed());
            json.money("effective", cost.effective());
        });
    }
}
