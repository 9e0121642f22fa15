package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.Interruptions;
import io.perdollar.analysis.catalogue.Catalogue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The settings in force, for the method page of a report. */
final class SettingsInWords {
    private SettingsInWords() {}

    static Map<String, String> of(FleetFacts facts, Catalogue catalogue) {
        AnalysisSettings settings = facts.settings();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("timeZone", settings.zone().getId());
        words.put("currency", facts.currency().code());
        words.put("windowDays", Integer.toString(settings.windowDays()));
        words.put("idleThreshold", settings.idle().threshold().toSeconds() + " s");
        words.put("startUp", settings.idle().startUp().toSeconds() + " s");
        words.put("settleAfter", settings.settleAfter().toHours() + " h");
        words.put("sharedCost", settings.sharedCost().name().toLowerCase(Locale.ROOT));
        words.put("catalogue", catalogue.name());
        Interruptions interruptions = settings.advice().interruptions();
        StringBuilder rates = new StringBuilder(percent(interruptions.otherwise()));
        new TreeMap<>(interruptions.perDay())
                .forEach((accelerator, rate) ->
                        rates.append(", ").append(accelerator).append(' ').append(percent(rate)));
        words.put("interruptions", rates + " (" + interruptions.source() + ")");
        words.put("failedStarts", percent(settings.advice().failedStarts()));
        return words;
    }

    private static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
        return percent.toPlainString() + " %";
    }
}
