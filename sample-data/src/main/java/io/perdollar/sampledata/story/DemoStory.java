package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.VmSource.Equipment;
import io.perdollar.sampledata.log.LogFormat;
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.LogStream.Oddities;
import io.perdollar.sampledata.log.Rotation;
import java.time.ZoneOffset;
import java.util.List;

/** A demo that nobody has called since its launch: an empty log, copied every night. */
final class DemoStory {
    private DemoStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm(
                "demo-t4", Organisation.DEV, Organisation.IOWA_B, Machine.N1_T4, site.labels("launch-demo", "dev"));
        LogStream log = new LogStream(
                List.of(vm),
                (hour, dice, sink) -> {},
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                true,
                Oddities.NONE);
        return Story.of(site.name("launch-demo"), VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 50), log)
                .advising(ImpliedAdvice.delete());
    }
}
