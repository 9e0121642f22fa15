package io.perdollar.jobs.doctor;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Looks at everything that a run would use, changes nothing, and says of each what to do. */
public final class Doctor {
    private Doctor() {}

    /**
     * Examines a configuration.
     *
     * @param file the configuration
     * @param now the time of the examination
     * @param environment where passwords may stand
     */
    public static Diagnosis examine(Path file, Instant now, Map<String, String> environment) {
        Diagnosis diagnosis = new Diagnosis();
        Configuration configuration;
        try {
            configuration = Configuration.read(file);
        } catch (ConfigurationException e) {
            misread(e, diagnosis);
            return diagnosis;
        }
        diagnosis.ok("configuration: " + file + " reads");
        KeyLines lines = KeyLines.of(configuration);
        new SettingsCheck(configuration, lines, diagnosis, environment).check(now);
        new HostCheck(configuration, lines, diagnosis).check();
        new MailCheck(configuration, lines, diagnosis, environment).check();
        BilledVms vms = new BillCheck(configuration, lines, diagnosis).check(now);
        new NamesCheck(configuration, lines, diagnosis, vms).check();
        Inventory inventory = new InventoryCheck(configuration, lines, diagnosis).check();
        new RequestsCheck(configuration, lines, diagnosis, inventory, vms).check(now);
        return diagnosis;
    }

    private static void misread(ConfigurationException e, Diagnosis diagnosis) {
        if (e.problems().isEmpty()) {
            diagnosis.configuration("configuration: " + e.getMessage(), "perdollar init writes one with every key");
        }
        for (Problem problem : e.problems()) {
            diagnosis.configuration(
                    problem.file() + ":" + problem.line() + ": "
                            + (problem.key().isEmpty() ? "" : problem.key() + ": ") + "expected " + problem.expected()
                            + ", got " + problem.got(),
                    problem.remedy());
        }
    }
}
