package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Provisioning;
import io.perdollar.sampledata.fleet.RunPlan;
import io.perdollar.sampledata.fleet.RunPlan.Run;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.Vm.Names;
import io.perdollar.sampledata.fleet.VmSource.Equipment;
import io.perdollar.sampledata.log.Background;
import io.perdollar.sampledata.log.Inference;
import io.perdollar.sampledata.log.Inference.Shape;
import io.perdollar.sampledata.log.LogFormat;
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.LogStream.Oddities;
import io.perdollar.sampledata.log.Profile;
import io.perdollar.sampledata.log.Rotation;
import io.perdollar.sampledata.log.Traffic;
import io.perdollar.sampledata.time.SampleCalendar;
import java.time.ZoneOffset;
import java.util.List;

/** Evaluations from 10 to 20 on a VM that runs always and is renamed on its way: one instance id, two names, two log folders. */
final class EvalStory {
    private EvalStory() {}

    static Story tell(Site site) {
        SampleCalendar calendar = site.calendar();
        long renamed = calendar.before(17, 10);
        Vm vm = new Vm(
                site.id("vm eval"),
                Organisation.DEV,
                Organisation.NETHERLANDS_B,
                Machine.N1_T4,
                Provisioning.STANDARD,
                site.labels("eval", "dev"),
                new Names(site.name("eval-old"), site.name("eval-t4"), renamed),
                true,
                stoppedForRenaming(calendar, renamed),
                calendar.startHour(),
                calendar.endHour());
        Traffic runs = new Inference(
                Profile.between(10, 20, 6, true),
                new Shape(List.of("/v1/chat/completions"), 3000, 20000, 0.01, 0.02, true),
                false);
        LogStream log = new LogStream(
                List.of(vm),
                runs.and(new Background(60, 1)),
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                true,
                Oddities.NONE);
        return Story.of(site.name("eval"), VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 50), log)
                .advising(ImpliedAdvice.spotInHours("0.105", 70, 7));
    }

    /** Google renames a VM only while it is stopped. */
    private static RunPlan stoppedForRenaming(SampleCalendar calendar, long renamed) {
        if (renamed <= calendar.startHour()) {
            return RunPlan.hours(calendar.startHour(), calendar.endHour());
        }
        long stop = renamed * 3600;
        return RunPlan.of(
                List.of(new Run(calendar.startHour() * 3600, stop), new Run(stop + 1800, calendar.endHour() * 3600)));
    }
}
