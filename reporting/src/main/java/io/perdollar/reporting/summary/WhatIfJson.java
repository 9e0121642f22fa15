package io.perdollar.reporting.summary;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.report.Recommendation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/** The answer of {@code whatif --json}: today's replay and the fields of a recommendation of {@code summary.json}. */
public final class WhatIfJson {
    /** Version of the shape. */
    public static final String SCHEMA = "perdollar.whatif/1";

    private WhatIfJson() {}

    /**
     * Writes the document; the stream stays open.
     *
     * @param date of the report on whose evidence was replayed
     * @throws IOException if the stream cannot be written
     */
    public static void write(Recommendation answer, LocalDate date, CurrencyCode currency, OutputStream out)
            throws IOException {
        JsonFields.document(
                out,
                json -> json.object(() -> {
                    AdviceJson advice = new AdviceJson(json, currency);
                    json.text("schema", SCHEMA);
                    json.text("reportDate", date.toString());
                    json.text("currency", currency.code());
                    ReplayedPlan today = answer.today();
                    if (today == null) {
                        json.missing("today");
                    } else {
                        json.object("today", () -> advice.write(today.replay()));
                    }
                    advice.write(answer);
                }));
    }
}
