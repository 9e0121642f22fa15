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
import java.util.ArrayList;
import java.util.List;

/** A VM that is deleted and created again under its name: one name, two instance ids. The bill of two of its last hours is still to come. */
final class RagStory {
    private RagStory() {}

    static Story tell(Site site) {
        SampleCalendar calendar = site.calendar();
        long created = Math.max(calendar.startHour(), calendar.before(12, 4));
        List<VmEntry> entries = new ArrayList<>();
        if (created > calendar.startHour() + 1) {
            Vm first = vm(site, "vm rag first", RunPlan.hours(calendar.startHour(), created - 1));
            entries.add(VmEntry.of(site, site.source(first, Equipment.BARE), first, 50));
        }
        long lateFrom = calendar.before(2, 12);
        long start = created * 3600 + (entries.isEmpty() ? 0 : 720);
        Vm second = vm(site, "vm rag second", RunPlan.of(List.of(new Run(start, calendar.endHour() * 3600))));
        entries.add(VmEntry.of(site, site.lateSource(second, Equipment.BARE, lateFrom, lateFrom + 2), second, 50));
        Traffic questions = new Inference(
                Profile.daily(30, 3, 0.4),
                new Shape(
                        List.of("/api/generate", "/api/generate?verbose=1", "/api/chat"),
                        4000,
                        30000,
                        0.02,
                        0.02,
                        true),
                false);
        LogStream log = new LogStream(
                entries.stream().map(VmEntry::vm).toList(),
                questions.and(new Background(60, 2)),
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                true,
                Oddities.NONE);
        return new Story(site.name("rag"), entries, List.of(), List.of(log), "{ L4: 120/h, T4: 60/h }", null);
    }

    private static Vm vm(Site site, String what, RunPlan runs) {
        return new Vm(
                site.id(what),
                Organisation.PROD,
                Organisation.IOWA_B,
                Machine.N1_T4,
                Provisioning.STANDARD,
                site.labels("rag", "prod"),
                Names.of(site.name("rag-t4")),
                false,
                runs,
                runs.runs().get(0).start() / 3600,
                (runs.runs().get(0).end() + 3599) / 3600);
    }
}
