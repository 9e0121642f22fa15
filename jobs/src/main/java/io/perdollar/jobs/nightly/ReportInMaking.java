package io.perdollar.jobs.nightly;

import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.measure.ScopedReports;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.jobs.config.Prices;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.mail.Scopes;
import io.perdollar.reporting.rejects.Reject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The report of the run under way. A restarted job that begins at its last step makes it again from the ledger; where the
 * step before ran in this process, it is at hand.
 */
final class ReportInMaking {
    private final Night night;
    private final FleetAnalysis analysis;
    private final Set<Scope> scopes;
    private @Nullable Made made;

    /** A report, what it was made with, and the rejects that belong to it. */
    record Made(Run run, References references, ScopedReports reports, List<Reject> rejects) {
        /** The report of everything. */
        FleetReport report() {
            return reports.whole();
        }
    }

    ReportInMaking(Night night) {
        this.night = night;
        this.scopes = night.mail().mode() == MailOrder.Mode.NONE ? Set.of() : Scopes.ofReaders(night.configuration());
        this.analysis = new FleetAnalysis(night.ledger());
    }

    /** The report of a run whose day versions and evidence are fixed. */
    Made of(Run run) {
        Made known = made;
        if (known != null && sameFacts(known.run(), run)) {
            return known;
        }
        AnalysisSettings settings = AnalysisRules.of(night.configuration(), run);
        Interval horizon = FleetAnalysis.horizon(settings);
        References references = References.read(
                night.configuration(), FleetAnalysis.utcDay(horizon.from()), FleetAnalysis.utcDay(horizon.to() - 1));
        if (night.configuration().prices() instanceof Prices.Export) {
            // They were read once, when the run's facts were fixed.
            references =
                    references.priced(RunTexts.catalogue(night.ledger().runs().texts(run)));
        }
        Made next = new Made(run, references, analysis.of(run, references, scopes), analysis.rejects(run, references));
        made = next;
        return next;
    }

    /** Whether two states of a run speak of the same day versions and evidence: that it has ended since changes no figure. */
    private static boolean sameFacts(Run a, Run b) {
        return a.id() == b.id()
                && a.startedAt().equals(b.startedAt())
                && Objects.equals(a.knownAt(), b.knownAt())
                && Objects.equals(a.evidenceGeneration(), b.evidenceGeneration());
    }
}
