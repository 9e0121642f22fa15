package io.perdollar.sampledata;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.BillTotals;
import io.perdollar.sampledata.bill.BillWriter;
import io.perdollar.sampledata.inventory.InventoryWriter;
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.LogWriter;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Writes an invented fleet: its bill, its logs, what gcloud lists, how to read them, and what must come out. */
public final class SampleFleet {
    private SampleFleet() {}

    /**
     * Writes {@code perdollar.yaml}, {@code billing/}, {@code logs/}, {@code inventory/} and {@code truth.json}. A sample
     * that is already there is replaced; anything else in its place is refused.
     *
     * @param options what to write, and where
     * @param progress told after each file
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if the folder holds files of the same names that no sample wrote
     */
    public static void write(SampleOptions options, ProgressListener progress) throws IOException {
        SampleFolder folder = SampleFolder.prepare(options.out());
        SampleCalendar calendar = SampleCalendar.of(options.end(), options.days());
        Fleet fleet = Fleet.of(calendar, options.seed(), options.scale());
        BillWriter bill = new BillWriter(calendar, sources(fleet), folder.billing());
        List<Long> exportDays = bill.exportDays();
        List<LogStream> streams = options.logs() ? fleet.logs() : List.of();
        try (Workers workers = new Workers(exportDays.size() + streams.size(), progress)) {
            BillTotals totals = new BillTotals();
            List<Callable<BillTotals>> files = new ArrayList<>();
            for (long day : exportDays) {
                files.add(() -> bill.write(day));
            }
            workers.run(files, BillTotals::bytes, totals::add);
            LogWriter logs = new LogWriter(calendar, options.seed(), folder.logs());
            List<Callable<io.perdollar.sampledata.log.LogOutcome>> outcomes = new ArrayList<>();
            for (LogStream stream : streams) {
                outcomes.add(() -> logs.write(stream));
            }
            workers.run(outcomes, outcome -> outcome.bytes(), outcome -> {});
        }
        new InventoryWriter(calendar, fleet, folder.inventory()).write();
        Files.writeString(options.out().resolve("perdollar.yaml"), ConfigurationText.of(fleet, options.logs()));
    }

    private static List<BillSource> sources(Fleet fleet) {
        List<BillSource> sources = new ArrayList<>();
        for (VmEntry vm : fleet.vms()) {
            sources.addAll(vm.bill());
        }
        sources.addAll(fleet.others());
        return sources;
    }
}
