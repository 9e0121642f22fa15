package io.perdollar.sampledata;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.BillTotals;
import io.perdollar.sampledata.bill.BillWriter;
import io.perdollar.sampledata.inventory.InventoryWriter;
import io.perdollar.sampledata.log.LogOutcome;
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.LogWriter;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.Story;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import io.perdollar.sampledata.truth.StoryTruth;
import io.perdollar.sampledata.truth.Truth;
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
        Truth truth = new Truth(calendar, fleet);
        BillTotals export = new BillTotals();
        try (Workers workers = new Workers(exportDays.size() + fleet.stories().size() + 1, progress)) {
            List<Callable<BillTotals>> files = new ArrayList<>();
            for (long day : exportDays) {
                files.add(() -> bill.write(day));
            }
            workers.run(files, BillTotals::bytes, export::add);
            LogWriter logs = new LogWriter(calendar, options.seed(), folder.logs());
            List<Callable<StoryTruth>> stories = new ArrayList<>();
            for (Story story : fleet.stories()) {
                List<LogStream> streams = options.logs() ? story.logs() : List.of();
                stories.add(() -> tell(calendar, logs, story.vms(), story.others(), streams));
            }
            stories.add(() -> tell(calendar, logs, List.of(), fleet.common(), List.of()));
            workers.run(stories, StoryTruth::bytes, truth::add);
        }
        new InventoryWriter(calendar, fleet, folder.inventory()).write();
        Files.writeString(options.out().resolve("perdollar.yaml"), ConfigurationText.of(fleet, options.logs()));
        Files.writeString(options.out().resolve("truth.json"), truth.text(export));
    }

    private static StoryTruth tell(
            SampleCalendar calendar,
            LogWriter logs,
            List<VmEntry> vms,
            List<BillSource> others,
            List<LogStream> streams)
            throws IOException {
        List<LogOutcome> outcomes = new ArrayList<>();
        for (LogStream stream : streams) {
            outcomes.add(logs.write(stream));
        }
        return StoryTruth.of(calendar, vms, others, outcomes);
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
