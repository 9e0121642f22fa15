package io.perdollar.reporting.summary;

import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.report.FleetReport.ReconciliationLine;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The reconciliation and data quality of {@code summary.json}. */
final class EvidenceJson {
    private final JsonFields json;

    EvidenceJson(JsonFields json) {
        this.json = json;
    }

    void write(List<ReconciliationLine> reconciliation, DataQuality quality) throws IOException {
        List<ReconciliationLine> sorted = reconciliation.stream()
                .sorted(Comparator.comparing(ReconciliationLine::billingAccount)
                        .thenComparing(ReconciliationLine::currency))
                .toList();
        json.array("reconciliation", () -> {
            for (ReconciliationLine line : sorted) {
                json.object(() -> write(line));
            }
        });
        json.object("dataQuality", () -> write(quality));
    }

    private void write(ReconciliationLine line) throws IOException {
        json.text("billingAccount", line.billingAccount());
        json.text("currency", line.currency().code());
        json.number("exportRows", line.exportRows());
        json.money("exportCost", line.exportCost());
        json.money("ledgerCost", line.ledgerCost());
        json.money("difference", line.difference());
        List<RestatedDay> days = line.restatedDays().stream()
                .sorted(Comparator.comparing(RestatedDay::date))
                .toList();
        json.array("restatedDays", () -> {
            for (RestatedDay day : days) {
                json.object(() -> {
                    json.text("date", day.date().toString());
                    json.money("before", day.before());
                    json.money("after", day.after());
                    json.text("reason", day.reason());
                });
            }
        });
    }

    private void write(DataQuality quality) throws IOException {
        json.number("logLines", quality.logLines());
        json.number("requests", quality.requests());
        json.number("ignored", quality.ignored());
        json.number("unrecognised", quality.unrecognised());
        json.number("rejected", quality.rejected());
        json.number("unmapped", quality.unmapped());
        json.number("billingRowsRejected", quality.billingRowsRejected());
        json.number("hoursServedUnbilled", quality.hoursServedUnbilled());
        json.number("awaitingBill", quality.awaitingBill());
    }
}
