package io.perdollar.jobs.doctor;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.StreamSample;
import io.perdollar.ingest.requests.StreamSampler;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.nightly.RequestSources;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the request logs are found, can be read, speak of requests, and name VMs of the bill. */
final class RequestsCheck {
    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final Inventory inventory;
    private final BilledVms vms;

    RequestsCheck(
            Configuration configuration, KeyLines lines, Diagnosis diagnosis, Inventory inventory, BilledVms vms) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.inventory = inventory;
        this.vms = vms;
    }

    void check(Instant now) {
        if (configuration.requests().isEmpty()) {
            diagnosis.warn(
                    "requests: no log source: every VM is unknown throughout, there are no requests per dollar",
                    lines.place("requests") + ": add requests: with files and format, as perdollar init writes them");
            return;
        }
        List<LookedAt> looked = new ArrayList<>();
        for (int i = 0; i < configuration.requests().size(); i++) {
            look(configuration.requests().get(i), "requests[" + i + "]", looked, now);
        }
        new EndpointCheck(lines, diagnosis).check(looked);
        new OwnerCheck(lines, diagnosis, vms).check(looked);
        new CollectedCheck(lines, diagnosis).check(looked);
    }

    private void look(RequestsEntry entry, String key, List<LookedAt> looked, Instant now) {
        if (entry.place() instanceof RequestsEntry.Place.LogTable) {
            new LogTableCheck(lines, diagnosis, configuration.endpoints(), inventory).check(entry, key, now);
            return;
        }
        try {
            RequestSource source = RequestSources.of(entry, inventory);
            List<StreamSample> streams = StreamSampler.sample(source, configuration.endpoints());
            LookedAt candidate = new LookedAt(key, source, streams);
            if (new FormatCheck(lines, diagnosis, configuration.endpoints()).check(candidate)) {
                looked.add(candidate);
            }
        } catch (ConfigurationException | IllegalArgumentException e) {
            diagnosis.configuration(String.valueOf(e.getMessage()), lines.place(key + ".format") + ": correct it");
        } catch (UncheckedIOException e) {
            diagnosis.data("requests." + entry.name() + ": " + e.getMessage(), lines.place(key + ".files"));
        }
    }
}
