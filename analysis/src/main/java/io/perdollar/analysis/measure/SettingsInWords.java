package io.perdollar.analysis.measure;

import io.perdollar.analysis.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
        return words;
    }
}
