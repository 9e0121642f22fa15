package io.perdollar.analysis.fleet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of the fleet; labels come first, then these rules, then defaults (equations §1).
 *
 * @param services rules by instance name, first match
 * @param attached disk or address name pattern → instance name, first match in order
 */
public record FleetRules(List<ServiceRule> services, List<AttachmentRule> attached) {
    /** No rules. */
    public static final FleetRules NONE = new FleetRules(List.of(), List.of());

    /** Environment of a VM that has neither label nor rule: the strictest policy applies. */
    public static final String DEFAULT_ENVIRONMENT = "prod";

    public FleetRules {
        services = List.copyOf(services);
        attached = List.copyOf(attached);
    }

    /**
     * One service rule.
     *
     * @param match instance name, {@code *} stands for any characters
     * @param service null where the rule only sets the environment
     * @param environment null where the rule only sets the service
     */
    public record ServiceRule(
            String match,
            @Nullable String service,
            @Nullable String environment) {}

    /** One attachment rule: disks and addresses whose name matches belong to the VM of that name. */
    public record AttachmentRule(String match, String instance) {}

    /** The service of a VM: its label, else the first rule, else its own name. */
    public String service(@Nullable String label, String instanceName) {
        if (label != null) {
            return label;
        }
        return rule(instanceName, true).map(ServiceRule::service).orElse(instanceName);
    }

    /** The environment of a VM: its label, else the first rule, else {@link #DEFAULT_ENVIRONMENT}. */
    public String environment(@Nullable String label, String instanceName) {
        if (label != null) {
            return label;
        }
        return rule(instanceName, false).map(ServiceRule::environment).orElse(DEFAULT_ENVIRONMENT);
    }

    /** The VM that a disk or address belongs to by configuration. */
    public Optional<String> attachedTo(String resourceName) {
        return attached.stream()
                .filter(rule -> matches(rule.match(), resourceName))
                .map(AttachmentRule::instance)
                .findFirst();
    }

    private Optional<ServiceRule> rule(String instanceName, boolean withService) {
        return services.stream()
                .filter(rule -> (withService ? rule.service() : rule.environment()) != null)
                .filter(rule -> matches(rule.match(), instanceName))
                .findFirst();
    }

    private static boolean matches(String glob, String text) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(regex.toString(), text);
    }
}
