package io.perdollar.reporting.summary;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DayLine;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.InvoiceLine;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Renders {@code summary.json} (contracts: summary.json), pretty-printed with two spaces and line feeds. */
public final class SummaryJson {
    /** Version of the shape. */
    public static final String SCHEMA = "perdollar.summary/1";

    private final JsonFields json;

    private SummaryJson(JsonFields json) {
        this.json = json;
    }

    /**
     * Writes the whole document; the stream stays open.
     *
     * @throws IOException if the stream cannot be written
     */
    public static void write(FleetReport report, OutputStream out) throws IOException {
        JsonFields.document(out, json -> new SummaryJson(json).document(report));
    }

    private void document(FleetReport report) throws IOException {
        ReportHeader header = report.header();
        json.object(() -> {
            json.text("schema", SCHEMA);
            json.text("reportDate", header.reportDate().toString());
            json.number("attempt", header.attempt());
            json.text(
                    "knownAt",
                    header.knownAt() == null ? null : header.knownAt().toString());
            json.text("engine", header.engine());
            json.text("timeZone", header.zone().getId());
            json.text("currency", header.currency().code());
            json.flag("provisional", header.provisional());
            json.object("window", () -> {
                json.text("from", header.from().toString());
                json.text("to", header.reportDate().toString());
                json.number("days", header.days());
            });
            json.object("totals", () -> totals(report.totals()));
            json.object("comparison", () -> totals(report.comparison()));
            each(
                    "identity",
                    report.identity(),
                    Comparator.comparing(line -> line.place().key()),
                    this::identity);
            each(
                    "categories",
                    report.categories(),
                    Comparator.comparing(line -> line.category().key()),
                    this::category);
            each("days", report.days(), Comparator.comparing(DayLine::date), this::day);
            each(
                    "services",
                    report.services(),
                    Comparator.comparing(ServiceLine::service).thenComparing(ServiceLine::environment),
                    this::service);
            each(
                    "resources",
                    report.resources(),
                    Comparator.comparing(VmLine::instance)
                            .thenComparing(VmLine::instanceId, Comparator.nullsFirst(Comparator.naturalOrder()))
                            .thenComparing(VmLine::project, Comparator.nullsFirst(Comparator.naturalOrder()))
                            .thenComparing(VmLine::zone, Comparator.nullsFirst(Comparator.naturalOrder())),
                    this::resource);
            new AdviceJson(json, header.currency()).write(report.recommendations());
            new BudgetJson(json).write(report.budgets());
            each(
                    "invoices",
                    report.invoices(),
                    Comparator.comparing(InvoiceLine::billingAccount)
                            .thenComparing(InvoiceLine::month)
                            .thenComparing(InvoiceLine::currency),
                    this::invoice);
            new EvidenceJson(json).write(report.reconciliation(), report.dataQuality());
        });
    }

    private void totals(Totals totals) throws IOException {
        json.money("listCost", totals.listCost());
        json.money("contractedCost", totals.contractedCost());
        json.money("billedCost", totals.billedCost());
        json.money("effectiveCost", totals.effectiveCost());
        json.money("promotions", totals.promotions());
        json.money("unusedCommitment", totals.unusedCommitment());
        json.money("tax", totals.tax());
        json.money("unattributedCost", totals.unattributedCost());
        new MeasuresJson(json).writeWithoutCost(totals.measures());
    }

    private void identity(IdentityLine line) throws IOException {
        json.text("place", line.place().key());
        json.money("effectiveCost", line.effectiveCost());
        json.money("billedCost", line.billedCost());
    }

    private void category(CategoryLine line) throws IOException {
        json.text("category", line.category().key());
        json.money("billedCost", line.billedCost());
        json.money("effectiveCost", line.effectiveCost());
        json.ratio("share", line.share());
    }

    private void day(DayLine line) throws IOException {
        json.text("date", line.date().toString());
        json.flag("settled", line.settled());
        json.money("billedCost", line.billedCost());
        json.money("effectiveCost", line.effectiveCost());
        json.number("served", line.served());
        json.ratio("requestsPerDollar", line.requestsPerDollar());
    }

    private void service(ServiceLine line) throws IOException {
        json.text("service", line.service());
        json.text("environment", line.environment());
        json.texts("instances", line.instances());
        new MeasuresJson(json).write(line.measures());
    }

    private void resource(VmLine line) throws IOException {
        json.text("instance", line.instance());
        json.text("instanceId", line.instanceId());
        json.text("project", line.project());
        json.text("zone", line.zone());
        json.text("service", line.service());
        json.text("environment", line.environment());
        json.text("machineType", line.machineType());
        json.text("accelerator", line.accelerator());
        Integer count = line.acceleratorCount();
        json.number("acceleratorCount", count == null ? null : Long.valueOf(count));
        json.text("provisioning", line.provisioning());
        new MeasuresJson(json).write(line.measures());
    }

    private void invoice(InvoiceLine line) throws IOException {
        json.text("billingAccount", line.billingAccount());
        json.text("month", line.month().toString());
        json.text("currency", line.currency().code());
        json.money("billedCost", line.billedCost());
    }

    private <T> void each(String name, Collection<T> lines, Comparator<T> key, JsonFields.Each<T> write)
            throws IOException {
        List<T> sorted = lines.stream().sorted(key).toList();
        json.array(name, () -> {
            for (T line : sorted) {
                json.object(() -> write.accept(line));
            }
        });
    }
}
