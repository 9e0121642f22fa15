package io.perdollar.analysis.measure;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleCost;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.time.Interval;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The hours behind a report, for analysts: their sums are the report's (equations §10). */
public final class VmHours {
    private VmHours() {}

    /**
     * Hands over every billed hour of the window of every GPU VM, VM by VM, oldest first. Parameters and errors are those of
     * {@link FleetAnalyzer#analyze}.
     */
    public static void forEach(
            AnalysisSettings settings,
            Bill bill,
            List<StreamEvidence> streams,
            Inventory inventory,
            Catalogue catalogue,
            Consumer<VmHour> consumer) {
        CurrencyCode currency = FleetAnalyzer.currency(settings, bill);
        BillReading reading = new BillReading(settings, currency, bill, inventory, catalogue, EarlierRuns.NONE);
        long since = settings.window().comparison().hours().from();
        Interval horizon = new Interval(
                settings.window().comparison().evidence().from(),
                settings.window().hours().to());
        EvidenceAssembly.Joined evidence = EvidenceAssembly.join(reading.fleet, streams, horizon);
        Collection<Vm> gpuVms = reading.fleet.gpuVmsSince(since);
        WindowMeasures measures = new WindowMeasures(
                reading.report,
                reading.fleet,
                evidence,
                settings,
                gpuVms,
                vm -> FleetAnalyzer.service(settings.fleet(), vm));
        measures.vms.forEach((key, measured) -> {
            VmBook book = measures.book.vms.getOrDefault(
                    key, new VmBook(reading.fleet.axis().hours()));
            VmEvidence logged = evidence.vms().getOrDefault(key, VmEvidence.NONE);
            for (IdleHour hour : measured.hours) {
                int index = reading.fleet.axis().index(hour.hourStart());
                boolean known = hour.covered() > 0;
                consumer.accept(new VmHour(
                        measured.vm,
                        FleetAnalyzer.service(settings.fleet(), measured.vm),
                        FleetAnalyzer.environment(settings.fleet(), measured.vm),
                        currency,
                        hour,
                        book.gpu.get(index),
                        book.direct(index),
                        book.attached.get(index),
                        known
                                ? IdleCost.split(book.gpu.get(index).effective(), hour)
                                        .idle()
                                : null,
                        known ? IdleCost.avoidable(book.avoidable.get(index), hour) : null,
                        logged.logged() ? logged.timeline().hour(hour.hourStart()) : null));
            }
        });
    }
}
