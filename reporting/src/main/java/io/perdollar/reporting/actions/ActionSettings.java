package io.perdollar.reporting.actions;

import io.perdollar.analysis.activity.EndpointRules;
import java.time.Duration;

/**
 * What the files of an action need to know beside the report.
 *
 * @param endpoints which lines are requests
 * @param threshold after how long without a request a VM stops, at least 60 s
 * @param startUp until a VM is ready for requests
 * @param logFormat how the VMs' nginx logs read, as nginx would be told it; empty where that is not known
 * @param jsonKeys where the logs are JSON lines: {@code variable=key} words; empty otherwise
 * @param serviceLabel label by which budgets tell services apart
 * @param environmentLabel label by which budgets tell environments apart
 */
public record ActionSettings(
        EndpointRules endpoints,
        Duration threshold,
        Duration startUp,
        String logFormat,
        String jsonKeys,
        String serviceLabel,
        String environmentLabel) {
    /** Where nothing is configured. */
    public static final ActionSettings DEFAULT = new ActionSettings(
            EndpointRules.DEFAULT, Duration.ofMinutes(5), Duration.ofMinutes(3), "", "", "service", "env");

    public ActionSettings {
        if (threshold.toSeconds() < 60) {
            throw new IllegalArgumentException(
                    "expected a threshold of 60 s or more, got " + threshold.toSeconds() + " s");
        }
    }
}
