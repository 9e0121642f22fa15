package io.perdollar.analysis.place;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.fleet.Attachment;
import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import java.util.Optional;
import java.util.Set;

/** Puts each charge into exactly one of the eight places, first match (equations §6). */
public final class PlaceRules {
    /** Corrections that stay with what they correct. */
    private static final Set<String> CORRECTIONS =
            Set.of("USAGE_CORRECTION", "PRICE_CORRECTION", "METADATA_CORRECTION");

    private final Fleet fleet;
    private final long gpuSince;
    private final Attachment attachment;
    private final CategoryRules categories;

    /**
     * @param gpuSince start of the comparison window, epoch microseconds: a GPU VM has an accelerator charge since then
     */
    public PlaceRules(Fleet fleet, long gpuSince, Attachment attachment, CategoryRules categories) {
        this.fleet = fleet;
        this.gpuSince = gpuSince;
        this.attachment = attachment;
        this.categories = categories;
    }

    /**
     * The place of a charge.
     *
     * @param hour start of its hour, epoch microseconds
     */
    public Placement place(ChargeKey key, SkuTraits traits, long hour) {
        if (isTaxOrAdjustment(key, traits)) {
            return new Placement(Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT, null);
        }
        Optional<Vm> vm = namesVm(key, traits) ? fleet.vm(key.resourceId()) : Optional.empty();
        boolean gpuVm = vm.filter(v -> v.isGpuSince(gpuSince)).isPresent();
        Category category = categories.category(key, traits, gpuVm);
        if (traits.isCommitmentFee()) {
            return new Placement(Place.UNUSED_COMMITMENT, category, null);
        }
        if (key.machine().unusedReservation()) {
            return new Placement(Place.UNUSED_RESERVATION, category, null);
        }
        if (gpuVm) {
            return new Placement(Place.DIRECT, category, vm.get().key());
        }
        Optional<InstanceKey> attached = attachment.of(key, traits, hour).filter(this::isGpuVm);
        if (attached.isPresent()) {
            return new Placement(Place.ATTACHED, category, attached.get());
        }
        if (categories.shareable().contains(category) && vm.isEmpty()) {
            return new Placement(Place.SHARED, category, null);
        }
        return new Placement(key.resource() != null ? Place.OTHER_RESOURCES : Place.UNATTRIBUTED, category, null);
    }

    /** Tax, adjustments and rounding, but for corrections that name what they correct. */
    public static boolean isTaxOrAdjustment(ChargeKey key, SkuTraits traits) {
        if (key.costType() == CostType.REGULAR) {
            return false;
        }
        boolean correction = key.adjustmentType() != null && CORRECTIONS.contains(key.adjustmentType());
        return !(correction && (key.resource() != null || traits.isCommitmentFee()));
    }

    private boolean namesVm(ChargeKey key, SkuTraits traits) {
        return key.resource() != null
                && (key.resource().kind() == ResourceKind.INSTANCE
                        || (key.resource().globalName() == null && traits.component() != SkuTraits.Component.STORAGE));
    }

    private boolean isGpuVm(InstanceKey key) {
        Vm vm = fleet.vms().get(key);
        return vm != null && vm.isGpuSince(gpuSince);
    }
}
