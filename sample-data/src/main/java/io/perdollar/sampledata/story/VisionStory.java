package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
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
import java.time.ZoneOffset;
import java.util.List;

/** A service that answers on a path which the default endpoints do not know; one of its rotated logs is lost. */
final class VisionStory {
    private VisionStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm(
                "vision-t4", Organisation.PROD, Organisation.OREGON_B, Machine.N1_T4, site.labels("vision", "prod"));
        Traffic pictures = new Inference(
                Profile.daily(14, 1, 0.3), new Shape(List.of("/api/v3/segment"), 900, 8000, 0.0, 0.03, false), false);
        LogStream log = new LogStream(
                List.of(vm),
                pictures.and(new Background(60, 2)),
                LogFormat.TIMED,
                ZoneOffset.UTC,
                Rotation.WEEKLY_WITH_LOSS,
                false,
                Oddities.NONE);
        return Story.of(site.name("vision"), VmEntry.of(site, site.source(vm, Equipment.BARE), vm, 50), log);
    }
}
