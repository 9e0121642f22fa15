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
import io.perdollar.sampledata.time.Dice;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A spot worker that is taken away now and then and would do on a T4, which costs less; its logs are named by date. */
final class EmbeddingsStory {
    private EmbeddingsStory() {}

    static Story tell(Site site) {
        String name = site.name("embed-spot");
        Vm vm = new Vm(
                site.id("vm embed-spot"),
                Organisation.PROD,
                Organisation.IOWA_F,
                Machine.G2_L4,
                Provisioning.SPOT,
                site.labels("embeddings", "dev"),
                Names.of(name),
                true,
                interrupted(site),
                site.calendar().startHour(),
                site.calendar().endHour());
        Traffic jobs = new Inference(
                Profile.daily(18, 5, 0.9), new Shape(List.of("/v1/embeddings"), 200, 9000, 0.0, 0.05, true), false);
        LogStream log = new LogStream(
                List.of(vm),
                jobs.and(new Background(60, 2)),
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.DAILY_BY_DATE,
                false,
                Oddities.NONE);
        return Story.of(site.name("embeddings"), VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 50), log)
                .throughput("{ L4: 900/h, T4: 600/h }")
                .advising(ImpliedAdvice.switchTo("0.105"));
    }

    /** Google takes the VM away about twice in three days and gives one back within the hour. */
    private static RunPlan interrupted(Site site) {
        List<Run> runs = new ArrayList<>();
        long start = site.calendar().startHour() * 3600;
        long end = site.calendar().endHour() * 3600;
        Dice dice = Dice.of(site.seed(), site.name("interruptions"), 0);
        while (start < end) {
            long stop = start + dice.between(8 * 3600, 64 * 3600);
            runs.add(new Run(start, Math.min(stop, end)));
            start = stop + dice.between(300, 5400);
        }
        return RunPlan.of(runs);
    }
}
