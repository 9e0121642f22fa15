package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Provisioning;
import io.perdollar.sampledata.fleet.RunPlan;
import io.perdollar.sampledata.fleet.RunPlan.Run;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.Vm.Names;
import io.perdollar.sampledata.fleet.VmSource.Equipment;
import io.perdollar.sampledata.time.Dice;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A notebook without labels and without any log: what it does is unknown. */
final class NotebookStory {
    private NotebookStory() {}

    static Story tell(Site site) {
        Vm vm = new Vm(
                site.id("vm notebook"),
                Organisation.RESEARCH,
                Organisation.IOWA_B,
                Machine.N1_T4,
                Provisioning.STANDARD,
                Map.of(),
                Names.of(site.name("notebook-t4")),
                false,
                days(site),
                site.calendar().startHour(),
                site.calendar().endHour());
        return new Story(
                vm.service(),
                List.of(VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 100)),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Some afternoons, as the mood takes its owner. */
    private static RunPlan days(Site site) {
        List<Run> runs = new ArrayList<>();
        SampleCalendar calendar = site.calendar();
        for (long midnight = calendar.startHour(); midnight < calendar.endHour(); midnight += 24) {
            Dice dice = Dice.of(site.seed(), site.name("notebook"), midnight);
            if (dice.chance(0.4)) {
                long start = midnight * 3600 + dice.between(36_000, 50_000);
                runs.add(new Run(start, start + dice.between(1800, 20_000)));
            }
        }
        return RunPlan.of(runs);
    }
}
