package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Vm;
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
import java.time.ZoneOffset;
import java.util.List;

/** A developers' T4, used from 9 to 18 on weekdays and running always; a line of another log got into its own. */
final class PlaygroundStory {
    private PlaygroundStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm(
                "playground-t4",
                Organisation.DEV,
                Organisation.IOWA_B,
                Machine.N1_T4,
                site.labels("playground", "dev"));
        Traffic developers = new Inference(
                Profile.between(9, 18, 12, false),
                new Shape(List.of("/generate", "/generate_stream", "/generate/"), 1500, 25000, 0.02, 0.04, true),
                false);
        LogStream log = new LogStream(
                List.of(vm),
                developers.and(new Background(60, 2)),
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                false,
                new Oddities(site.calendar().before(12, 3), -1));
        return Story.of(site.name("playground"), VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 100), log)
                .throughput("{ L4: 400/h, T4: 200/h }")
                .advising(ImpliedAdvice.spotInHours("0.105", 45, 5));
    }
}
