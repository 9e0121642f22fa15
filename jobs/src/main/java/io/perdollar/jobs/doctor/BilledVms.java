package io.perdollar.jobs.doctor;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.measure.Subject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The instances of the bill by every name that they had in the days that were looked at. */
final class BilledVms {
    private final FleetRules rules;
    private final Map<String, BilledVm> byResource = new TreeMap<>();
    private final Set<String> services = new TreeSet<>();
    private final Set<String> environments = new TreeSet<>();
    private final Set<String> projects = new TreeSet<>();
    private final Map<Sku, SkuTraits> traits = new HashMap<>();

    BilledVms(FleetRules rules) {
        this.rules = rules;
    }

    /** One instance. */
    static final class BilledVm {
        private final Set<String> names = new TreeSet<>();
        private final Set<String> services = new HashSet<>();
        private @Nullable String instanceId;
        private @Nullable String accelerator;

        /** All its names; its id where it has none. */
        String name() {
            return names.isEmpty() ? String.valueOf(instanceId) : String.join(" = ", names);
        }

        Set<String> names() {
            return names;
        }

        boolean isGpu() {
            return accelerator != null;
        }

        boolean is(Subject subject) {
            return switch (subject.kind()) {
                case INSTANCE_NAME -> names.contains(subject.name());
                case INSTANCE_ID -> subject.name().equals(instanceId);
                case SERVICE -> services.contains(subject.name());
            };
        }

        @Override
        public String toString() {
            return name() + (accelerator == null ? "" : " (" + accelerator + ")");
        }
    }

    void add(Charge charge) {
        ChargeKey key = charge.key();
        Resource resource = key.resource();
        SkuTraits sku = traits.computeIfAbsent(key.sku(), SkuTraits::of);
        if (resource == null || key.machine().unusedReservation() || sku.isCommitmentFee()) {
            return;
        }
        boolean instance =
                resource.kind() == ResourceKind.INSTANCE || (resource.globalName() == null && sku.isMachine());
        if (!instance) {
            return;
        }
        BilledVm vm = byResource.computeIfAbsent(Objects.requireNonNull(key.resourceId()), id -> new BilledVm());
        if (resource.instanceId() != null) {
            vm.instanceId = resource.instanceId();
        }
        if (resource.name() != null) {
            vm.names.add(resource.name());
            String service = rules.service(key.labels().service(), resource.name());
            vm.services.add(service);
            services.add(service);
            environments.add(rules.environment(key.labels().environment(), resource.name()));
        }
        if (key.projectId() != null) {
            projects.add(key.projectId());
        }
        if (sku.component() == SkuTraits.Component.ACCELERATOR && sku.accelerator() != null) {
            vm.accelerator = sku.accelerator();
        }
    }

    Set<String> services() {
        return Collections.unmodifiableSet(services);
    }

    Set<String> environments() {
        return Collections.unmodifiableSet(environments);
    }

    Set<String> projects() {
        return Collections.unmodifiableSet(projects);
    }

    /** Every instance, with an accelerator or without. */
    Collection<BilledVm> all() {
        return byResource.values();
    }
}
