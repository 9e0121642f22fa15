package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.BillTotals;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.text.Json;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must come out of a sample: gathered story by story, then told as {@code truth.json} in the keys and shapes of
 * {@code summary.json}.
 */
public final class Truth {
    private final SampleCalendar calendar;
    private final Fleet fleet;
    private final BillDays bill;
    private final FleetDays fleetDays = new FleetDays(2 * SampleCalendar.WINDOW_DAYS);
    private final List<VmTruth> vms = new ArrayList<>();
    private final LogLines lines = new LogLines();

    public Truth(SampleCalendar calendar, Fleet fleet) {
        this.calendar = calendar;
        this.fleet = fleet;
        bill = new BillDays(calendar);
    }

    /** One story more; the order does not matter for any sum, but is the same in each run. */
    public void add(StoryTruth story) {
        bill.add(story.bill());
        fleetDays.add(story.fleetDays());
        vms.addAll(story.vms());
        lines.add(story.lines());
    }

    /**
     * The whole truth as JSON text; to be asked once, after the last story.
     *
     * @param export control sums of the export as it was written
     */
    public String text(BillTotals export) {
        Sharing.spread(bill, vms, fleetDays, 2 * SampleCalendar.WINDOW_DAYS);
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("schema", "perdollar.truth/1");
        truth.putAll(BillSections.header(calendar, export));
        truth.putAll(new FleetSections(calendar, bill, fleetDays, vms, lines, export).all());
        truth.put("recommendations", new AdviceTruth(calendar, vms).of(fleet));
        truth.put("adoptions", new AdoptionTruth(calendar).of(fleet));
        truth.put("invoices", BillSections.invoices(export));
        truth.put("reconciliation", BillSections.reconciliation(calendar, export));
        truth.put("export", BillSections.wholeExport(export));
        return Json.pretty(truth);
    }
}
