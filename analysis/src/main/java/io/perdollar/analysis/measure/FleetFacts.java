package io.perdollar.analysis.measure;

import io.perdollar.analysis.budget.ReportingDelay;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.spend.DailySpend;

/** Everything measured, before it is put into the lines of a report. */
record FleetFacts(
        AnalysisSettings settings,
        CurrencyCode currency,
        Bill bill,
        BillReading reading,
        EvidenceAssembly.Joined evidence,
        WindowMeasures report,
        WindowMeasures comparison,
        LogQuality quality,
        DailySpend spend,
        ReportingDelay delay) {}
