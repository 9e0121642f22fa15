package io.perdollar.reporting.summary;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The recommendations of {@code summary.json}. */
final class AdviceJson {
    private final JsonFields json;
    private final AdviceWords words;

    AdviceJson(JsonFields json, CurrencyCode currency) {
        this.json = json;
        // The contract's words are English in every report.
        words = new AdviceWords(Texts.of(Language.ENGLISH), currency);
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

    /** The fields of one recommendation. */
    void write(Recommendation advice) throws IOException {
        json.text("id", advice.id());
        json.text("service", advice.service());
        json.texts("instances", advice.instances());
        json.text("action", word(advice.action()));
        json.text("from", words.from(advice));
        json.text("to", words.to(advice));
        json.money("monthlySaving", advice.monthlySaving());
        json.text("confidence", word(advice.confidence()));
        json.text("effort", word(advice.effort()));
        json.text("risk", words.risk(advice));
        json.text("priceOrigin", words.priceOrigin(advice));
        json.text("throughputOrigin", words.throughputOrigin(advice));
        List<Lever> levers = advice.levers().stream()
                .sorted(Comparator.comparing(lever -> word(lever.kind())))
                .toList();
        json.array("levers", () -> {
            for (Lever lever : levers) {
                json.object(() -> {
                    json.text("lever", word(lever.kind()));
                    json.money("monthlySaving", lever.monthlySaving());
                });
            }
        });
        json.object("evidence", () -> {
            json.number("days", advice.evidenceDays());
            json.ratio("coveredShare", advice.coveredShare());
        });
        ReplayedPlan advised = advice.advised();
        if (advised == null) {
            json.missing("replay");
        } else {
            json.object("replay", () -> write(advised.replay()));
        }
    }

    /** What a plan's replay showed. */
    void write(Replay replay) throws IOException {
        json.money("monthlyCost", replay.monthlyCost());
        json.number("served", replay.served());
        json.number("refused", replay.refused());
        json.ratio("delayedShare", replay.delayedShare());
        json.number("p95WaitSeconds", replay.p95Wait().toSeconds());
        json.number("coldStarts", replay.coldStarts());
        json.number(
                "interruptions",
                replay.interruptions().setScale(0, RoundingMode.HALF_UP).longValueExact());
        json.text("verdict", word(replay.verdict()));
        json.ratio("calibrationError", replay.calibrationError());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
