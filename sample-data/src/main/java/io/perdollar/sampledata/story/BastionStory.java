package io.perdollar.sampledata.story;

import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.log.Background;
import java.util.List;

/** A folder of logs whose VM is not on this bill: somebody else pays for it. */
final class BastionStory {
    private BastionStory() {}

    static Story tell(Site site) {
        Vm vm = site.vm(
                "old-bastion", Organisation.PROD, Organisation.IOWA_A, Machine.E2, site.labels("bastion", "prod"));
        return new Story(
                site.name("bastion"), List.of(), List.of(), List.of(Site.log(vm, new Background(240, 1))), null, null);
    }
}
