package io.perdollar.reporting.sheet;

import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.FleetReport.PathCount;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** How every figure is made: formulas in words, settings in force, marks, glossary, and what was noticed while reading. */
final class MethodSheet {
    private static final List<String> FORMULAS = List.of(
            "billedCost",
            "effectiveCost",
            "share",
            "attribution",
            "shared",
            "running",
            "coverage",
            "idle",
            "avoidableIdle",
            "idleCost",
            "requestsPerDollar",
            "costPer1000",
            "identity",
            "comparison",
            "saving",
            "replay",
            "plans",
            "levers",
            "calibration",
            "realised",
            "lives",
            "hours",
            "throughput",
            "month",
            "memory",
            "rounding");

    private static final List<String> GLOSSARY = List.of(
            "gpuVm",
            "service",
            "environment",
            "request",
            "served",
            "unrecognised",
            "covered",
            "unknown",
            "commitment",
            "reservation",
            "promotion",
            "provisional",
            "restated",
            "invoiceMonth",
            "spot");

    private MethodSheet() {}

    static Sheet build(SheetContext context) {
        return context.sheet(
                Topic.METHOD,
                definitions(context, "Formulas", "table.formulas", "formula", FORMULAS),
                thresholds(context),
                origins(context),
                marks(context),
                definitions(context, "Glossary", "table.glossary", "glossary", GLOSSARY),
                unrecognised(context),
                notes(context));
    }

    private static Table definitions(SheetContext context, String id, String title, String prefix, List<String> keys) {
        Table.Builder table = Table.builder(id, context.text(title))
                .fixed()
                .columns(context.words(prefix, 30), context.prose("meaning", 110));
        for (String key : keys) {
            table.row(
                    Cell.text(context.text(prefix + "." + key, context.currency())),
                    Cell.text(context.text(prefix + "." + key + ".meaning", context.currency())));
        }
        return table.build();
    }

    private static Table thresholds(SheetContext context) {
        Table.Builder table = Table.builder("Thresholds", context.text("table.thresholds"))
                .fixed()
                .columns(context.prose("setting", 40), context.prose("value", 110));
        new TreeMap<>(context.report().thresholds())
                .forEach((setting, value) -> table.row(Cell.text(context.setting(setting)), Cell.text(value)));
        return table.build();
    }

    /** Where prices and throughputs come from, service by service. */
    private static Table origins(SheetContext context) {
        Table.Builder table = Table.builder("Origins", context.text("table.origins"))
                .fixed()
                .columns(context.words("service", 30), context.prose("origins", 110));
        for (ServicePlans service : context.report().plans()) {
            Set<String> origins = new LinkedHashSet<>();
            for (ReplayedPlan plan : new ReplayedPlan[] {service.today(), service.best()}) {
                if (plan != null) {
                    origins.add(context.text(
                            "origin.words",
                            plan.plan().machineType(),
                            context.advice().priceOrigin(plan.priceOrigin()),
                            context.advice().throughput(plan.throughput())));
                }
            }
            if (!origins.isEmpty()) {
                table.row(Cell.text(service.service()), Cell.text(String.join("; ", origins)));
            }
        }
        return table.build();
    }

    private static Table marks(SheetContext context) {
        Table.Builder table = Table.builder("Marks", context.text("table.marks"))
                .fixed()
                .columns(context.words("mark", 30), context.prose("meaning", 110));
        for (Mark mark : Mark.values()) {
            table.row(
                    Cell.text(mark.sign() + "  " + context.texts().word("mark", mark.key())),
                    Cell.text(context.text("mark." + mark.key() + ".meaning")));
        }
        table.row(Cell.text(context.text("mark.missing")), Cell.text(context.text("mark.missing.meaning")));
        return table.build();
    }

    private static Table unrecognised(SheetContext context) {
        Table.Builder table = Table.builder("UnrecognisedPaths", context.text("table.unrecognised"))
                .fixed()
                .note(context.text("note.unrecognised"))
                .columns(
                        context.words("subject", 30),
                        context.prose("path", 110),
                        context.number("lines", Kind.COUNT, 12));
        for (PathCount path : context.report().dataQuality().unrecognisedPaths()) {
            table.row(Cell.text(path.subject()), Cell.text(path.methodAndPath()), Cell.count(path.count()));
        }
        return table.build();
    }

    private static Table notes(SheetContext context) {
        Table.Builder table = Table.builder("Notes", context.text("table.notes"))
                .fixed()
                .columns(context.words("number", 30), context.prose("note", 110));
        List<String> notes = new ArrayList<>(UnnamedResources.of(context));
        notes.addAll(context.report().dataQuality().notes());
        int number = 0;
        for (String note : notes) {
            number++;
            table.row(Cell.text(String.valueOf(number)), Cell.text(note));
        }
        return table.build();
    }
}
