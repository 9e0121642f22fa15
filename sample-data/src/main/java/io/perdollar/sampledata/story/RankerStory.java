package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Address;
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
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.Profile;
import io.perdollar.sampledata.log.Traffic;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.List;

/** An N1 with two T4s that is stopped in the middle of an hour every evening; its reserved address costs while it is. */
final class RankerStory {
    private RankerStory() {}

    static Story tell(Site site) {
        Vm vm = new Vm(
                site.id("vm ranker"),
                Organisation.PROD,
                Organisation.IOWA_B,
                Machine.N1_TWO_T4,
                Provisioning.STANDARD,
                site.labels("ranker", "prod"),
                Names.of(site.name("ranker-2t4")),
                true,
                shifts(site.calendar()),
                site.calendar().startHour(),
                site.calendar().endHour());
        Traffic rankings = new Inference(
                Profile.between(8, 21, 20, true), new Shape(List.of("/v1/rerank"), 300, 6000, 0.0, 0.01, true), false);
        LogStream log = Site.log(vm, rankings.and(new Background(60, 2)));
        Address address = Address.of(vm, site.id("address"), site.name("ranker-ip"), "34.66.10." + site.copy() % 250);
        return Story.of(
                        site.name("ranker"),
                        VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 100)
                                .with(address),
                        log)
                .throughput("{ L4: 700/h, T4: 300/h }");
    }

    /** Every local day from 08:20 to 20:40. */
    private static RunPlan shifts(SampleCalendar calendar) {
        List<Run> runs = new ArrayList<>();
        for (long midnight = calendar.startHour(); midnight < calendar.endHour(); midnight += 24) {
            runs.add(new Run(midnight * 3600 + 30_000, midnight * 3600 + 74_400));
        }
        return RunPlan.of(runs);
    }
}
