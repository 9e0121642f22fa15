package io.perdollar.jobs.config;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report looks like.
 *
 * @param timeZone zone of days, weeks and working hours
 * @param currency null where the only one on the bill is meant
 * @param language of texts, numbers and dates
 * @param windowDays length of the report window in local days
 * @param rates units per US dollar, where the bill has no rate for the day
 */
public record ReportSettings(
        ZoneId timeZone,
        @Nullable CurrencyCode currency,
        Language language,
        int windowDays,
        Map<CurrencyCode, BigDecimal> rates) {

    /** Language of the report. */
    public enum Language {
        EN,
        KO
    }

    public ReportSettings {
        rates = Map.copyOf(rates);
    }

    static ReportSettings read(Section report, java.util.List<String> warnings) {
        ZoneId zone = report.optional("timeZone", ScalarForm.ZONE);
        if (zone == null) {
            warnings.add("report.timeZone is not set: days, weeks and working hours are those of UTC");
        }
        Map<CurrencyCode, BigDecimal> rates = new LinkedHashMap<>();
        report.map("rates", value -> value.as(ScalarForm.POSITIVE)).forEach((name, rate) -> {
            try {
                rates.put(ScalarForm.CURRENCY.parse().apply(name), rate);
            } catch (IllegalArgumentException e) {
                report.problem(
                        "rates", ScalarForm.CURRENCY.expected() + " as key", "'" + name + "'", "correct the currency");
            }
        });
        ReportSettings settings = new ReportSettings(
                zone == null ? ZoneOffset.UTC : zone,
                report.optional("currency", ScalarForm.CURRENCY),
                report.value("language", ScalarForm.oneOf(Language.class), Language.EN),
                report.value("windowDays", ScalarForm.integer(1, 180), 28),
                rates);
        report.done();
        return settings;
    }
}
