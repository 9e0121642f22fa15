package io.perdollar.jobs.config;

import io.perdollar.analysis.activity.EndpointRules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration file says, with the meaning of everything that it leaves out (contracts, "Configuration").
 *
 * @param file the file as the user named it
 * @param text the file's own text, as a run keeps it
 * @param output folder in which each run gets a folder named by its report date
 * @param billing one entry or more
 * @param inventory folder of gcloud listings; null without one
 * @param metrics file in which a run tells monitoring how it went; null without one
 * @param warnings what the user should know, although nothing is wrong
 */
public record Configuration(
        Path file,
        String text,
        ReportSettings report,
        Path output,
        LedgerSettings ledger,
        List<BillingEntry> billing,
        @Nullable Path inventory,
        List<RequestsEntry> requests,
        EndpointRules endpoints,
        FleetSettings fleet,
        IdleSettings idle,
        AdviceSettings advice,
        List<BudgetEntry> budgets,
        @Nullable MailSettings mail,
        Prices prices,
        @Nullable Path metrics,
        List<String> warnings) {
    public Configuration {
        billing = List.copyOf(billing);
        requests = List.copyOf(requests);
        budgets = List.copyOf(budgets);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a configuration file.
     *
     * @throws ConfigurationException naming every problem, if there is any
     */
    public static Configuration read(Path file) {
        return parse(file, ConfigurationText.read(file));
    }

    /**
     * Reads the text of a configuration.
     *
     * @param file where it stands or stood: relative paths start at its folder
     * @throws ConfigurationException naming every problem, if there is any
     */
    public static Configuration parse(Path file, String text) {
        return ConfigurationReader.read(file, text);
    }
}
