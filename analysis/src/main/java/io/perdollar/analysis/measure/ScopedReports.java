package io.perdollar.analysis.measure;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.scope.Scope;
import java.util.Map;

/**
 * One report date for all its readers.
 *
 * @param whole the report of everything
 * @param cuts the same, cut to scopes: each names nothing that lies outside
 */
public record ScopedReports(FleetReport whole, Map<Scope, FleetReport> cuts) {
    public ScopedReports {
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
