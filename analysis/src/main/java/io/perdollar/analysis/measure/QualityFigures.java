package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import java.util.ArrayList;
import java.util.List;

/** What was read over the report window, and what could not be used. */
final class QualityFigures {
    private QualityFigures() {}

    static DataQuality of(FleetFacts facts) {
        Interval window = facts.report().book.hours;
        HourActivity mapped = HourActivity.NONE;
        for (VmEvidence vm : facts.evidence().vms().values()) {
            mapped = mapped.plus(vm.timeline().total(window));
        }
        for (VmEvidence service : facts.evidence().services().values()) {
            mapped = mapped.plus(service.timeline().total(window));
        }
        HourActivity unmapped = HourActivity.NONE;
        for (StreamEvidence stream : facts.evidence().unmapped()) {
            unmapped = unmapped.plus(ActivityTimeline.of(stream.days()).total(window));
        }
        LogQuality quality = facts.quality();
        long unmappedLines = lines(unmapped) + quality.unmappedLines();
        return new DataQuality(
                lines(mapped) + unmappedLines + quality.rejectedLines(),
                mapped.requests(),
                mapped.ignored(),
                mapped.unrecognised(),
                quality.rejectedLines(),
                unmappedLines,
                quality.billingRowsRejected(),
                facts.report().vms.values().stream()
                        .mapToLong(vm -> vm.hoursServedUnbilled)
                        .sum(),
                facts.report().vms.values().stream()
                                .mapToLong(vm -> vm.awaitingBill)
                                .sum()
                        + facts.report().services.values().stream()
                                .mapToLong(service -> service.awaitingBill)
                                .sum(),
                quality.unrecognisedPaths(),
                notes(facts));
    }

    private static long lines(HourActivity activity) {
        return activity.requests() + activity.ignored() + activity.unrecognised();
    }

    private static List<String> notes(FleetFacts facts) {
        if (facts.scope() instanceof Scope.Only) {
            return List.of();
        }
        List<String> notes = new ArrayList<>(facts.reading().notes);
        facts.evidence().unmapped().stream()
                .map(stream -> "log stream " + stream.stream() + " of source " + stream.source() + " speaks of '"
                        + stream.subject().name() + "', which is not on the bill")
                .distinct()
                .sorted()
                .forEach(notes::add);
        return notes;
    }
}
