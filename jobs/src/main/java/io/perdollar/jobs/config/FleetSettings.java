package io.perdollar.jobs.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which VM belongs where.
 *
 * @param serviceLabel label key that names a VM's service
 * @param environmentLabel label key that names its environment
 * @param services rules for VMs without these labels, first match
 * @param attached disk or address name, {@code *} for any characters → VM name; what the inventory cannot tell
 * @param sharedCost how shared cost is allocated
 */
public record FleetSettings(
        String serviceLabel,
        String environmentLabel,
        List<ServiceRule> services,
        Map<String, String> attached,
        SharedCost sharedCost) {

    /**
     * VMs that a name pattern puts into a service.
     *
     * @param match VM name, {@code *} for any characters
     * @param environment null where the rule leaves it open
     */
    public record ServiceRule(
            String match, String service, @Nullable String environment) {}

    /** How shared cost is allocated. */
    public enum SharedCost {
        REQUESTS,
        COST,
        NONE
    }

    public FleetSettings {
        services = List.copyOf(services);
        attached = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attached));
    }

    static FleetSettings read(Section fleet) {
        FleetSettings settings = new FleetSettings(
                fleet.value("serviceLabel", ScalarForm.TEXT, "service"),
                fleet.value("environmentLabel", ScalarForm.TEXT, "env"),
                fleet.list("services", FleetSettings::rule),
                fleet.map("attached", value -> value.as(ScalarForm.TEXT)),
                fleet.value("sharedCost", ScalarForm.oneOf(SharedCost.class), SharedCost.REQUESTS));
        fleet.done();
        return settings;
    }

    private static @Nullable ServiceRule rule(Value value) {
        Section rule = value.section();
        String match = rule.required("match", ScalarForm.TEXT);
        String service = rule.required("service", ScalarForm.TEXT);
        String environment = rule.optional("environment", ScalarForm.TEXT);
        rule.done();
        return match == null || service == null ? null : new ServiceRule(match, service, environment);
    }
}
