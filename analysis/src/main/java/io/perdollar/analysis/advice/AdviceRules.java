package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What advice may ask for and what it may assume (equations §13).
 *
 * @param policies by environment; one without a policy of its own is held to that of {@code prod}
 * @param models by service; absent where the configuration does not describe it
 * @param throughput of one accelerator at saturation, by service and accelerator; absent where it is to be measured
 * @param interruptions of spot machines
 * @param stopping how long a machine stops, in which it cannot be started
 * @param startUp booting and loading, billed
 * @param failedStarts share of a schedule's starts for which there is no capacity, 0–1: the requests of that day's hours are refused
 * @param supportMonths for how long an accelerator must still be supported to be advised
 * @param profiles how the guide would run services
 */
public record AdviceRules(
        Map<String, Policy> policies,
        Map<String, Model> models,
        Map<String, Map<String, Rate>> throughput,
        Interruptions interruptions,
        Duration stopping,
        Duration startUp,
        BigDecimal failedStarts,
        int supportMonths,
        List<Profile> profiles) {
    /** Requests that one replica answers at the same time where nothing tells. */
    static final int SLOTS = 16;

    /** The guide's policies and profiles, nothing described. */
    public static final AdviceRules DEFAULT = new AdviceRules(
            Map.of("prod", Policy.PROD, "dev", Policy.DEV),
            Map.of(),
            Map.of(),
            Interruptions.DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofSeconds(180),
            new BigDecimal("0.00"),
            6,
            Profile.GUIDE);

    public AdviceRules {
        policies = Map.copyOf(policies);
        models = Map.copyOf(models);
        throughput = Map.copyOf(throughput);
        profiles = List.copyOf(profiles);
    }

    /** The policy of an environment. */
    public Policy policy(String environment) {
        Policy policy = policies.get(environment);
        return policy != null ? policy : policies.getOrDefault("prod", Policy.PROD);
    }

    /** The same with another time of booting and loading. */
    public AdviceRules starting(Duration otherStartUp) {
        return new AdviceRules(
                policies,
                models,
                throughput,
                interruptions,
                stopping,
                otherStartUp,
                failedStarts,
                supportMonths,
                profiles);
    }

    /** The same with other descriptions of the services. */
    public AdviceRules describing(
            Map<String, Policy> otherPolicies,
            Map<String, Model> otherModels,
            Map<String, Map<String, Rate>> otherThroughput) {
        return new AdviceRules(
                otherPolicies,
                otherModels,
                otherThroughput,
                interruptions,
                stopping,
                startUp,
                failedStarts,
                supportMonths,
                profiles);
    }

    /** The same with other assumptions. */
    public AdviceRules assuming(
            Interruptions otherInterruptions,
            Duration otherStopping,
            BigDecimal otherFailedStarts,
            int otherSupportMonths,
            List<Profile> otherProfiles) {
        return new AdviceRules(
                policies,
                models,
                throughput,
                otherInterruptions,
                otherStopping,
                startUp,
                otherFailedStarts,
                otherSupportMonths,
                otherProfiles);
    }
}
