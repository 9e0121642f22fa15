package io.perdollar.analysis.measure;

import io.perdollar.analysis.life.NightAdvice;
import io.perdollar.analysis.life.SubjectDay;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.scope.Scope;
import java.util.List;
import java.util.Map;

/**
 * One report date for all its readers.
 *
 * @param whole the report of everything
 * @param cuts the same, cut to scopes: each names nothing that lies outside
 * @param advice what it advises, for later reports to see what becomes of it
 * @param days what it sees of those whom earlier reports advised
 */
public record ScopedReports(
        FleetReport whole, Map<Scope, FleetReport> cuts, NightAdvice advice, List<SubjectDay> days) {
    public ScopedReports {
        days = List.copyOf(days);
        cuts = Map.copyOf(cuts);
    }

    /**
     * The report that a reader of a scope may see.
     *
     * @throws IllegalArgumentException if none was made for the scope
     */
    public FleetReport of(Scope scope) {
        if (scope instanceof Scope.All) {
            return whole;
        }
        FleetReport cut = cuts.get(scope);
        if (cut == null) {
            throw new IllegalArgumentException("no report was cut to the scope " + scope.words());
        }
        return cut;
    }
}
