package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Reservation;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.VmSource;
import io.perdollar.sampledata.fleet.VmSource.Equipment;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.List;

/** What is no GPU VM: a web server, a disk that nobody uses, a reservation that nobody took. */
final class WebStory {
    private WebStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm("web-1", Organisation.PROD, Organisation.IOWA_A, Machine.E2, site.labels("web", "prod"));
        VmSource source = site.source(vm, new Equipment(true, 0, 0, ConsumptionModel.DEFAULT));
        SampleCalendar calendar = site.calendar();
        Disk orphan = Disk.orphan(
                site.id("disk old-models"),
                site.name("old-models"),
                500,
                Organisation.DEV,
                Organisation.IOWA_B,
                calendar.startHour(),
                calendar.endHour());
        Reservation reservation = new Reservation(
                Organisation.PROD,
                Organisation.IOWA_A,
                site.id("reservation"),
                site.name("l4-burst"),
                calendar.before(20, 0),
                calendar.before(13, 0));
        return new Story(
                site.name("web"),
                List.of(VmEntry.of(site, source, vm, 20)),
                List.of(orphan, reservation),
                List.of(),
                null,
                null);
    }
}
