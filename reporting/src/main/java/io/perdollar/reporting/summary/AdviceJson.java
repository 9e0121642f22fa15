package io.perdollar.reporting.summary;

import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Lever;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The recommendations of {@code summary.json}. */
final class AdviceJson {
    private final JsonFields json;

    AdviceJson(JsonFields json) {
        this.json = json;
    }

    void write(List<Recommendation> recommendations) throws IOException {
        List<Recommendation> sorted = recommendations.stream()
                .sorted(Comparator.comparing(Recommendation::id))
                .toList();
        json.array("recommendations", () -> {
            for (Recommendation advice : sorted) {
                json.object(() -> write(advice));
            }
        });
    }

    private void write(Recommendation advice) throws IOException {
        json.text("id", advice.id());
        json.text("service", advice.service());
        json.texts("instances", advice.instances());
        json.text("action", word(advice.action()));
        json.text("from", advice.from());
        json.text("to", advice.to());
        json.money("monthlySaving", advice.monthlySaving());
        json.text("confidence", word(advice.confidence()));
        json.text("effort", word(advice.effort()));
        json.text("risk", advice.risk());
        json.text("priceOrigin", advice.priceOrigin());
        json.text("throughputOrigin", advice.throughputOrigin());
        List<Lever> levers = advice.levers().stream()
                .sorted(Comparator.comparing(Lever::lever))
                .toList();
        json.array("levers", () -> {
            for (Lever lever : levers) {
                json.object(() -> {
                    json.text("lever", lever.lever());
                    json.money("monthlySaving", lever.monthlySaving());
                });
            }
        });
        json.object("evidence", () -> {
            json.number("days", advice.evidenceDays());
            json.ratio("coveredShare", advice.coveredShare());
        });
        json.missing("replay");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
