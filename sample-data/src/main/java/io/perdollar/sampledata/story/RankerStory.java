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
import org.jspecify.annotations.Nullable;

/**
 * An N1 with two T4s that is stopped in the middle of an hour every evening; its reserved address costs while it is. Until
 * half-way it ran day and night, and was advised an L4 in the hours in which it is asked; the hours are kept since, the
 * machine is not changed.
 */
final class RankerStory {
    /** From 8 to 21 every day. */
    private static final int REQUEST_HOURS_PER_WEEK = 91;

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
                runs(site.calendar()),
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
                .throughput("{ L4: 700/h, T4: 300/h }")
                .adopting(adoption(site.calendar()));
    }

    /** Half-way; a sample that is too short for a whole report window before it shows only what came after. */
    private static Story.@Nullable Adoption adoption(SampleCalendar calendar) {
        long half = calendar.startHour() + calendar.hours() / 48 * 24L;
        return half - calendar.startHour() < SampleCalendar.WINDOW_HOURS
                ? null
                : new Story.Adoption(ImpliedAdvice.switchInHours("0.60", REQUEST_HOURS_PER_WEEK, 7), half);
    }

    /** Always; from half-way on every local day from 08:20 to 20:40. */
    private static RunPlan runs(SampleCalendar calendar) {
        Story.Adoption adoption = adoption(calendar);
        long shiftsFrom = adoption == null ? calendar.startHour() : adoption.fromHour();
        List<Run> runs = new ArrayList<>();
        if (adoption != null) {
            runs.add(new Run(calendar.startHour() * 3600, shiftsFrom * 3600));
        }
        for (long midnight = shiftsFrom; midnight < calendar.endHour(); midnight += 24) {
            runs.add(new Run(midnight * 3600 + 30_000, midnight * 3600 + 74_400));
        }
        return RunPlan.of(runs);
    }
}
