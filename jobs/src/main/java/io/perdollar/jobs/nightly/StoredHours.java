package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.VmHour;
import io.perdollar.analysis.measure.VmHours;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.LedgerBill;
import io.perdollar.jobs.ledger.Run;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/** Hours of VMs from the ledger, judged by the rules and listings that the last finished run kept. */
public final class StoredHours {
    private StoredHours() {}

    /**
     * Hands over every billed hour of every GPU VM.
     *
     * @param run the last finished run: its rules, inventory, catalogue and logs
     * @param from first local day
     * @param to last local day
     */
    public static void forEach(
            Ledger ledger,
            Configuration configuration,
            Run run,
            LocalDate from,
            LocalDate to,
            Consumer<VmHour> consumer) {
        Map<String, String> texts = ledger.runs().texts(run);
        Configuration then = RunTexts.configuration(texts, configuration);
        AnalysisSettings settings =
                AnalysisRules.of(then, run).endingWith(to, Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1));
        LedgerBill bill = ledger.dayVersions()
                .current(
                        FleetAnalysis.utcDay(FleetAnalysis.firstHour(settings.firstDay(), settings.zone())),
                        FleetAnalysis.utcDay(settings.window().hours().to() - 1));
        References references = RunTexts.restore(
                texts,
                then,
                FleetAnalysis.utcDay(FleetAnalysis.horizon(settings).from()),
                FleetAnalysis.utcDay(FleetAnalysis.horizon(settings).to() - 1));
        VmHours.forEach(
                settings,
                bill,
                new FleetAnalysis(ledger).streams(run, references, settings, bill),
                references.inventory(),
                references.catalogue(),
                consumer);
    }
}
