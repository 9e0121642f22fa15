package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.fleet.Correction;
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
import java.time.ZoneOffset;
import java.util.List;

/** Steady production on an L4: 200 requests in its peak hour, half of what it could answer. A day of it is corrected later. */
final class ChatStory {
    private ChatStory() {}

    private static final int PRICE_KEPT = 900;

    static Story tell(Site site) {
        Vm vm = site.vm("chat-l4", Organisation.PROD, Organisation.IOWA_A, Machine.G2_L4, site.labels("chat", "prod"));
        VmSource source = site.source(vm, new Equipment(true, 0, site.seed() | 1, ConsumptionModel.DEFAULT));
        SampleCalendar calendar = site.calendar();
        Correction correction = new Correction(
                source, calendar.before(15, -15), calendar.before(15, 9), calendar.before(9, 0), PRICE_KEPT);
        Traffic people = new Inference(
                Profile.daily(200, 6, 0.45),
                new Shape(
                        List.of("/v1/chat/completions", "/v1/chat/completions?stream=true", "/v1/completions"),
                        2000,
                        38000,
                        0.01,
                        0.015,
                        true),
                true);
        LogStream log = new LogStream(
                List.of(vm),
                people.and(new Background(30, 6)),
                LogFormat.TOKENS,
                ZoneOffset.UTC,
                Rotation.WEEKLY,
                false,
                Oddities.NONE);
        return Story.of(site.name("chat"), VmEntry.of(site, source, vm, 200).with(correction), log)
                .throughput("{ L4: 400/h, T4: 200/h }");
    }
}
