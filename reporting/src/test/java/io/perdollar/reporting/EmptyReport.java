package io.perdollar.reporting;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.analysis.report.Measures.Ratios;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.analysis.report.Totals;
import io.perdollar.analysis.scope.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** A bill without any GPU VM, day or recommendation. */
@NullMarked
final class EmptyReport {
    private EmptyReport() {}

    static FleetReport build(List<String> notes) {
        LocalDate date = LocalDate.of(2026, 11, 15);
        Measures none = new Measures(CostBreakdown.ZERO, 0, 0, 0, null, null, null, null, null, Ratios.UNKNOWN);
        Totals zero = new Totals(
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                Numeric.ZERO,
                none,
                null);
        List<IdentityLine> identity = new ArrayList<>();
        for (IdentityPlace place : IdentityPlace.values()) {
            identity.add(new IdentityLine(place, Numeric.ZERO, Numeric.ZERO));
        }
        List<CategoryLine> categories = new ArrayList<>();
        for (Category category : Category.values()) {
            categories.add(new CategoryLine(category, Numeric.ZERO, Numeric.ZERO, null));
        }
        return new FleetReport(
                new ReportHeader(
                        date,
                        1,
                        null,
                        "files",
                        ZoneId.of("UTC"),
                        CurrencyCode.USD,
                        false,
                        date.minusDays(27),
                        28,
                        new Scope.All()),
                zero,
                zero,
                identity,
                categories,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new MonthClose(YearMonth.from(date).minusMonths(1), date.minusDays(60), List.of()),
                List.of(),
                new DataQuality(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), notes),
                List.of(),
                Map.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
