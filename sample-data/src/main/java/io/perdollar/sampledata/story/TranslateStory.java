package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.fleet.CommitmentFees;
import io.perdollar.sampledata.fleet.CommittedPrices;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.RowRules;
import io.perdollar.sampledata.fleet.Vm;
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

/** Two committed L4s out of three; a server in Berlin time, whose clock changes in October, and a log line torn by a crash. */
final class TranslateStory {
    private TranslateStory() {}

    static Story tell(Site site) {
        Vm first = vm(site, "translate-1");
        Vm second = vm(site, "translate-2");
        CommitmentFees fees = new CommitmentFees(
                Organisation.PROD, Organisation.NETHERLANDS_A, site.id("commitment"), 3, CommittedPrices.L4_ONE_YEAR);
        return new Story(
                site.name("translate"),
                List.of(entry(site, first), entry(site, second)),
                List.of(fees),
                List.of(log(first, new Oddities(0, 2)), log(second, new Oddities(0, 0))),
                "{ L4: 50/h, T4: 25/h }",
                null);
    }

    private static Vm vm(Site site, String name) {
        return site.vm(
                name, Organisation.PROD, Organisation.NETHERLANDS_A, Machine.G2_L4, site.labels("translate", "prod"));
    }

    private static VmEntry entry(Site site, Vm vm) {
        Equipment equipment = new Equipment(true, 0, 0, ConsumptionModel.DEFAULT);
        return VmEntry.of(site, site.source(vm, equipment, RowRules.committed(CommittedPrices.L4_ONE_YEAR)), vm, 100);
    }

    private static LogStream log(Vm vm, Oddities oddities) {
        Traffic documents = new Inference(
                Profile.daily(30, 4, 0.5),
                new Shape(List.of("/generate", "/generate_stream"), 20000, 90000, 0.03, 0.01, true),
                false);
        return new LogStream(
                List.of(vm),
                documents.and(new Background(60, 3)),
                LogFormat.TIMED,
                ZoneId.of("Europe/Berlin"),
                Rotation.WEEKLY,
                false,
                oddities);
    }
}
