package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.RowRules;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.VmSource;
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

/** An A100 that works two hours a night and runs all day; a promotion pays a fifth of it for some weeks. */
final class DigestStory {
    private DigestStory() {}

    private static final int PROMOTED = 200;

    static Story tell(Site site) {
        SampleCalendar calendar = site.calendar();
        Vm vm = site.vm(
                "digest-a100",
                Organisation.RESEARCH,
                Organisation.IOWA_C,
                Machine.A2_A100,
                site.labels("digest", "prod"));
        VmSource source = site.source(
                vm,
                new Equipment(false, 375, 0, ConsumptionModel.DEFAULT),
                RowRules.promotion(calendar.before(40, 0), calendar.before(14, 0), PROMOTED));
        Traffic burst = new Inference(
                Profile.between(2, 4, 90, true),
                new Shape(List.of("/v1/completions"), 15000, 70000, 0.02, 0.005, true),
                false);
        LogStream log = new LogStream(
                List.of(vm),
                burst.and(new Background(60, 2)),
                LogFormat.JSON,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                false,
                Oddities.NONE);
        return Story.of(site.name("digest"), VmEntry.of(site, source, vm, 500), log)
                .throughput("{ A100-40: 240/h }")
                .advising(ImpliedAdvice.hours(14, 7));
    }
}
