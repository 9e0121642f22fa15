package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.bill.Unit;
import io.perdollar.sampledata.bill.Zone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Fees of a commitment of the older model: so many L4 machines, paid for each hour whether they run or not. */
public final class CommitmentFees implements BillSource {
    private static final int HOUR_SECONDS = 3600;

    private final Project project;
    private final List<Meter> meters;

    /**
     * @param id of the commitment
     * @param machines how many {@link Machine#G2_L4} it covers
     */
    public CommitmentFees(Project project, Zone zone, String id, int machines, CommittedPrices prices) {
        this.project = project;
        Machine machine = Machine.G2_L4;
        meters = List.of(
                meter(zone, id, Skus.commitment("Nvidia L4 GPU running", zone, Unit.SECONDS, prices.gpu()), machines),
                meter(
                        zone,
                        id,
                        Skus.commitment("G2 Cpu", zone, Unit.SECONDS, prices.core()),
                        machines * machine.cores()),
                meter(zone, id, Skus.commitment("G2 Ram", zone, Unit.RAM, prices.ram()), machines * machine.ramGib()));
    }

    @Override
    public Account account() {
        return project.account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        for (Meter meter : meters) {
            sink.accept(meter.use(hour, HOUR_SECONDS));
        }
    }

    private Meter meter(Zone zone, String id, Sku sku, int size) {
        return new Meter(
                project,
                sku,
                zone,
                false,
                null,
                null,
                Map.of(),
                Map.of(),
                size,
                ConsumptionModel.DEFAULT,
                id,
                Place.UNUSED_COMMITMENT,
                Category.COMMITMENT);
    }
}
