package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
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
import java.time.ZoneId;
import java.util.List;

/** An L4 so quiet that a T4 would do; a server in New York time. Some rows of a day arrive three days late. */
final class SearchStory {
    private SearchStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm(
                "search-l4", Organisation.PROD, Organisation.VIRGINIA_A, Machine.G2_L4, site.labels("search", "prod"));
        SampleCalendar calendar = site.calendar();
        VmSource source = site.lateSource(vm, Equipment.BARE, calendar.before(10, 2), calendar.before(10, 8));
        Traffic few = new Inference(
                Profile.daily(8, 2, 0.8), new Shape(List.of("/generate"), 800, 5000, 0.0, 0.01, true), false);
        LogStream log = new LogStream(
                List.of(vm),
                few.and(new Background(60, 4)),
                LogFormat.TIMED,
                ZoneId.of("America/New_York"),
                Rotation.WEEKLY,
                false,
                Oddities.NONE);
        return Story.of(site.name("search"), VmEntry.of(site, source, vm, 100), log)
                .throughput("{ L4: 400/h, T4: 200/h }")
                .advising(ImpliedAdvice.switchTo("0.35"));
    }
}
