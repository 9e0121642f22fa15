package io.perdollar.reporting.actions;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.money.Numeric;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the files of an action need to know beside the report.
 *
 * @param endpoints which lines are requests
 * @param threshold after how long without a request a VM stops where the plan does not say, at least 60 s
 * @param startUp until a VM is ready for requests
 * @param logFormats how the VMs' nginx logs read, each as a line of {@code FORMATS} in {@code perdollar-idle.conf}: the
 *     {@code escape=} mode and the format, or {@code keys} and {@code variable=key} words; empty where that is not known
 * @param serviceLabel label by which budgets tell services apart
 * @param environmentLabel label by which budgets tell environments apart
 * @param catalogue names accelerators and machines as Compute Engine does
 */
public record ActionSettings(
        EndpointRules endpoints,
        Duration threshold,
        Duration startUp,
        List<String> logFormats,
        String serviceLabel,
        String environmentLabel,
        Catalogue catalogue) {
    /** Where nothing is configured. */
    public static final ActionSettings DEFAULT = new ActionSettings(
            EndpointRules.DEFAULT,
            Duration.ofMinutes(5),
            Duration.ofMinutes(3),
            List.of(),
            "service",
            "env",
            new Catalogue("none", List.of(), List.of(), List.of(), Numeric.ZERO, Map.of()));

    public ActionSettings {
        logFormats = List.copyOf(logFormats);
        if (threshold.toSeconds() < 60) {
            throw new IllegalArgumentException(
                    "expected a threshold of 60 s or more, got " + threshold.toSeconds() + " s");
        }
    }
}
