package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.fleet.FlexibleFee;
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
import java.time.ZoneId;
import java.util.List;

/** A VM of the second billing account: in won, with a commitment of the newer model, its bill later than the others'. */
final class SupportStory {
    private SupportStory() {}

    /** $0.15 an hour, more than the VM uses of it. */
    private static final long COMMITTED = 150_000_000L;

    static Story tell(Site site) {
        Vm vm = site.vm(
                "support-l4",
                Organisation.SEOUL,
                Organisation.SEOUL_B,
                Machine.G2_L4,
                site.labels("support-bot", "prod"));
        VmSource source = site.source(vm, new Equipment(false, 0, 0, ConsumptionModel.FLEXIBLE_ONE_YEAR));
        Traffic customers = new Inference(
                Profile.daily(40, 5, 0.7),
                new Shape(List.of("/v1/chat/completions"), 3000, 40000, 0.01, 0.02, true),
                false);
        LogStream log = new LogStream(
                List.of(vm),
                customers.and(new Background(60, 3)),
                LogFormat.TOKENS,
                ZoneId.of("Asia/Seoul"),
                Rotation.WEEKLY,
                false,
                Oddities.NONE);
        return new Story(
                site.name("support-bot"),
                List.of(VmEntry.of(site, source, vm, 100)),
                List.of(new FlexibleFee(Organisation.SEOUL, source, COMMITTED)),
                List.of(log),
                "{ L4: 60/h, T4: 30/h }",
                null);
    }
}
